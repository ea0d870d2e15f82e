import { afterEach, expect, test, vi } from 'vitest';
import { provideSignIn, sendAction } from '@/app/account/sending';
import { NotSignedIn } from '@/lib/platform/http/errors';

/** As a browser gets the error of an action: without its words. */
const overTheWire = ({ digest }: NotSignedIn) => Object.assign(new Error('An error occurred.'), { digest });
const done = { ok: true, value: 'done' } as const;
let takeAway = () => {};
afterEach(() => takeAway());

test('what was asked for is done once its person has signed in again', async () => {
  takeAway = provideSignIn(async () => true);
  const action = vi.fn().mockRejectedValueOnce(overTheWire(new NotSignedIn())).mockResolvedValueOnce(done);
  expect(await sendAction(action)).toEqual(done);
  expect(action).toHaveBeenCalledTimes(2);
});

test('whoever does not sign in is told that nothing was changed, and it is not sent again', async () => {
  takeAway = provideSignIn(async () => false);
  const action = vi.fn().mockRejectedValue(overTheWire(new NotSignedIn()));
  expect(await sendAction(action)).toMatchObject({ ok: false, message: expect.stringContaining('session has ended') });
  expect(action).toHaveBeenCalledTimes(1);
});

test('any other failure is no reason to sign in', async () => {
  const dialog = vi.fn(async () => true);
  takeAway = provideSignIn(dialog);
  const result = await sendAction(() => Promise.reject(new Error('fetch failed')));
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining('could not be reached') });
  expect(dialog).not.toHaveBeenCalled();
});
