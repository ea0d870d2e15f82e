/** An account as the page hands it to the browser. */
export interface ListedAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: string;
  readonly suspended: boolean;
  readonly grants: readonly {
    readonly right: 'instructor' | 'administrator';
    readonly grantedAt: string;
    readonly by: string | null;
  }[];
  readonly sessions: number;
  readonly classes: number;
}
