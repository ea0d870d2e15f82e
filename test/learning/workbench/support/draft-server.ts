import type { WorkbenchApi } from '@/lib/learning/workbench/api';
import type { ServerDraft } from '@/lib/learning/workbench/endpoints';
import type { ServerAnswer } from '@/lib/platform/contract/call';

/** What can happen to one request: it arrives and is answered, it never arrives, or its answer is lost. */
export type Fate = 'ok' | 'lost' | 'answerLost';

/** The drafts API as its contract says, over an unreliable connection. Answers arrive after `delayMs` (fake) time. */
export class DraftServer implements Pick<WorkbenchApi, 'getDraft' | 'putDraft'> {
  draft: ServerDraft | null = null;
  /** Used up one a request; afterwards everything arrives. */
  fates: Fate[] = [];
  puts = 0;
  delayMs = 50;

  getDraft = async (): Promise<ServerAnswer<{ draft: ServerDraft | null }>> => {
    const fate = await this.travel();
    return fate === 'ok' ? { kind: 'ok', value: { draft: this.draft } } : { kind: 'unreachable' };
  };

  putDraft = async (
    _slug: string,
    source: string,
    baseVersion: number | null,
  ): Promise<ServerAnswer<{ version: number }>> => {
    this.puts += 1;
    const fate = await this.travel();
    if (fate === 'lost') return { kind: 'unreachable' };
    const answer = this.write(source, baseVersion);
    return fate === 'ok' ? answer : { kind: 'unreachable' };
  };

  /** Another device saves, knowing the newest version. */
  saveElsewhere(source: string): void {
    this.write(source, this.draft?.version ?? null);
  }

  private write(source: string, baseVersion: number | null): ServerAnswer<{ version: number }> {
    if ((this.draft?.version ?? null) !== baseVersion) {
      return { kind: 'refused', status: 409, message: 'Changed elsewhere.', body: { draft: this.draft } };
    }
    this.draft = { source, version: (baseVersion ?? 0) + 1, savedAt: new Date() };
    return { kind: 'ok', value: { version: this.draft.version } };
  }

  private async travel(): Promise<Fate> {
    await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    return this.fates.shift() ?? 'ok';
  }
}
