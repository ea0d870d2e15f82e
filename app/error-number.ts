/** By which an error is found in the server's log; null for what failed in the browser. */
export const errorNumber = ({ digest }: { readonly digest?: string }): string | null => digest ?? null;
