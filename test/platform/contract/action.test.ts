/** What a definition of a server action does for whoever calls it. */
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { action, formAction } from '@/lib/platform/contract/action.server';
import { addressOf } from '@/lib/platform/contract/endpoint';
import { InvalidRequest, NotSignedIn } from '@/lib/platform/http/errors';
import { refuse, sayRefusal } from '@/lib/platform/http/form-result';

const { stale, viewer } = vi.hoisted(() => ({ stale: vi.fn(), viewer: vi.fn<() => unknown>(() => null) }));
vi.mock('next/cache', () => ({ revalidatePath: stale }));
vi.mock('@/lib/platform/session/session.server', () => ({ findViewer: async () => viewer() }));

const double = action(
  { policy: 'anyone', input: z.tuple([z.number('Give a number.')]), stale: ['/there'] },
  async (_, value) => {
    if (value < 0) throw new InvalidRequest('Not below zero.');
    return value === 0 ? refuse('Zero stays zero.') : value * 2;
  },
);

test('an action answers with the value, and its pages are stale', async () => {
  expect(await double(2)).toEqual({ ok: true, value: 4 });
  expect(stale).toHaveBeenCalledWith('/there');
});

test('a refusal, thrown or returned, and wrong input are messages', async () => {
  expect(await double(-1)).toEqual({ ok: false, message: 'Not below zero.', errors: {} });
  expect(await double(0)).toEqual({ ok: false, message: 'Zero stays zero.', errors: {} });
  expect(await double('two' as unknown as number)).toEqual({ ok: false, message: 'Give a number.', errors: {} }); // as anybody may send
});

test('a refusal that is about a field stands beside it', async () => {
  const due = action({ policy: 'anyone' }, () => Promise.reject(new InvalidRequest('Give day and time.', 'dueAt')));
  const refused = await due();
  expect(refused).toEqual({ ok: false, message: null, errors: { dueAt: 'Give day and time.' } });
  expect(!refused.ok && sayRefusal(refused)).toBe('Give day and time.');
});

test('the policy is asked before the input is looked at, and whatever else breaks goes on up', async () => {
  const own = action({ policy: 'viewer', input: z.tuple([z.number()]) }, async (_, value) => value);
  await expect(own(1)).rejects.toThrow(NotSignedIn);
  const broken = action({ policy: 'anyone' }, () => Promise.reject(new Error('Ours.')));
  await expect(broken()).rejects.toThrow('Ours.');
});

test('a form is read by its fields, after the bound arguments', async () => {
  const save = formAction(
    { policy: 'anyone', input: z.tuple([z.string()]), fields: z.object({ name: z.string().min(1, 'Name it.') }) },
    async (_, { name }, id) => `${id} ${name}`,
  );
  const form = new FormData();
  form.set('name', '');
  expect(await save('a', null, form)).toEqual({ ok: false, message: null, errors: { name: 'Name it.' } });
  form.set('name', 'Ada');
  expect(await save('a', null, form)).toEqual({ ok: true, value: 'a Ada' });
});

test('an address has its parameters filled in and leaves out what is not asked', () => {
  const endpoint = { path: '/api/drafts/[slug]' };
  expect(addressOf(endpoint, { slug: 'a b' }, { version: undefined })).toBe('/api/drafts/a%20b');
  expect(addressOf(endpoint, { slug: 'relu' }, { wait: 5 })).toBe('/api/drafts/relu?wait=5');
});
