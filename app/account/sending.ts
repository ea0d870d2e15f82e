/** Sends to a server action. Where the session has ended meanwhile, it asks to sign in again, and then sends once more. */
import { notSignedInDigest } from '@/lib/platform/http/errors';
import { type FormResult, refuse } from '@/lib/platform/http/form-result';

export const noServer = 'The server could not be reached. Check the connection and try again.';
const sessionEnded = 'Your session has ended and nothing was changed. Sign in again to go on.';

/** Resolves with whether the same person is signed in again. */
type Ask = () => Promise<boolean>;

let ask: Ask | null = null;

/** The page's dialog for it, while it is there. Returns the function that takes it away. */
export function provideSignIn(dialog: Ask): () => void {
  ask = dialog;
  return () => {
    if (ask === dialog) ask = null;
  };
}

/** Never rejects: what goes wrong on the way is a refusal with the words for it. */
export async function sendAction<T>(action: () => Promise<FormResult<T>>): Promise<FormResult<T>> {
  try {
    return await action();
  } catch (error) {
    if (!isSessionEnded(error)) return refuse(noServer);
  }
  if (!ask || !(await ask())) return refuse(sessionEnded);
  return action().catch((error: unknown) => refuse(isSessionEnded(error) ? sessionEnded : noServer));
}

/** Of an error of the server, a browser gets the digest alone. */
const isSessionEnded = (error: unknown) =>
  error instanceof Error && 'digest' in error && error.digest === notSignedInDigest;
