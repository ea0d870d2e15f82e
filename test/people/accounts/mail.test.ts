/** Mail about accounts, sent to a server that the test starts. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { askForEmail, confirmEmail } from '@/lib/people/accounts/email.server';
import { accountChangedMail, confirmEmailMail, resetMail } from '@/lib/people/accounts/mail.server';
import { resetPassword } from '@/lib/people/accounts/recovery.server';
import { InvalidRequest } from '@/lib/platform/http/errors';
import { enqueue } from '@/lib/platform/jobs/queue.server';
import { startJobs } from '@/lib/platform/jobs/work.server';
import { freshDatabase } from '../../helpers/database';
import { makeUser, requireViewer } from '../../helpers/people';
import { linkIn, type MailServer, startMailServer } from '../../helpers/smtp';

const db = freshDatabase();
let server: MailServer;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  server = await startMailServer();
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32));
  vi.stubEnv('NABLA_URL', 'https://nabla.school.edu');
  vi.stubEnv('NABLA_SMTP_URL', server.url);
  vi.stubEnv('NABLA_MAIL_FROM', 'Nabla <nabla@school.edu>');
});
afterAll(() => server.close());
beforeEach(() => {
  worker = startJobs([resetMail, confirmEmailMail, accountChangedMail], { pollMs: 10, firstPauseMs: 1 });
});
afterEach(() => worker.stop());

/** Connecting, the database and a machine with other work to do. */
const patient = { timeout: 10_000 };
const mailTo = (address: string) => server.received.filter(({ to }) => to.includes(address));
const firstTo = async (address: string) => {
  await expect.poll(() => mailTo(address).length, patient).toBeGreaterThan(0);
  return mailTo(address)[0];
};

test('who forgot the password gets a link, in text and in HTML, that sets another, and is told that it was set', async () => {
  const { id, email } = await makeUser({ name: 'Ada <b>', email: 'ada@school.edu' });
  await enqueue(db(), resetMail, { email });
  const mail = await firstTo(email);
  expect(mail?.raw).toContain('Content-Type: text/plain');
  expect(mail?.raw).toContain('Content-Type: text/html');
  expect(mail?.raw).toContain('prefers-color-scheme:dark');
  expect(mail?.raw).toContain('Ada &lt;b&gt;');
  // What must always come cannot be turned off.
  expect(mail?.raw).not.toContain('List-Unsubscribe');
  const link = linkIn(mail, '/reset/');
  expect(link).toMatch(/^https:\/\/nabla\.school\.edu\/reset\//);
  expect(JSON.stringify(await db().job.findMany())).not.toContain(link.split('/').at(-1));
  expect(await resetPassword(link.split('/').at(-1) ?? '', 'other words in a row')).toBe(id);
  await expect.poll(() => mailTo(email).length, patient).toBe(2);
  expect(mailTo(email)[1]?.raw).toContain('Your password was changed.');
});

test('an unknown address gets nothing', async () => {
  await enqueue(db(), resetMail, { email: 'nobody@school.edu' });
  await expect.poll(async () => (await db().job.findFirst())?.state, patient).toBe('done');
  expect(mailTo('nobody@school.edu')).toEqual([]);
});

test('a new address counts once its link was used; the old one is told', async () => {
  const viewer = await makeUser({ email: 'bo@school.edu' });
  await askForEmail(viewer, 'bo@home.example');
  const link = linkIn(await firstTo('bo@home.example'), '/confirm-email/');
  expect((await requireViewer(viewer.id)).email).toBe('bo@school.edu');
  expect(await confirmEmail(link.split('/').at(-1) ?? '')).toBe(viewer.id);
  expect((await requireViewer(viewer.id)).email).toBe('bo@home.example');
  expect((await firstTo('bo@school.edu'))?.raw).toContain('You sign in as bo@home.example');
  expect(await confirmEmail(link.split('/').at(-1) ?? '')).toBeNull();
});

test('an address that somebody else has gets no link, and one that is taken meanwhile is refused', async () => {
  const viewer = await makeUser({ email: 'cy@school.edu' });
  await makeUser({ email: 'taken@school.edu' });
  await askForEmail(viewer, 'taken@school.edu');
  await expect.poll(async () => (await db().job.findFirst())?.state, patient).toBe('done');
  expect(mailTo('taken@school.edu')).toEqual([]);
  await askForEmail(viewer, 'cy@home.example');
  const link = linkIn(await firstTo('cy@home.example'), '/confirm-email/');
  await makeUser({ email: 'cy@home.example' });
  await expect(confirmEmail(link.split('/').at(-1) ?? '')).rejects.toThrow(InvalidRequest);
});

test('a server that is busy gets the mail later, once', async () => {
  const { email } = await makeUser({ email: 'di@school.edu' });
  server.refuseWith(451);
  await enqueue(db(), resetMail, { email });
  await expect.poll(async () => (await db().job.findFirst())?.tries, patient).toBeGreaterThan(1);
  server.refuseWith(null);
  await expect.poll(async () => (await db().job.findFirst())?.state, patient).toBe('done');
  expect(mailTo(email)).toHaveLength(1);
});

test('a final no is kept for whoever runs the server', async () => {
  const { email } = await makeUser({ email: 'ed@school.edu' });
  server.refuseWith(554);
  await enqueue(db(), resetMail, { email });
  await expect.poll(async () => (await db().job.findFirst())?.state, patient).toBe('dead');
  expect((await db().job.findFirst())?.error).toContain('554');
  server.refuseWith(null);
});

test('a connection that is lost after the text does not send it twice', async () => {
  const { email } = await makeUser({ email: 'flo@school.edu' });
  server.hangUpAfterText();
  await enqueue(db(), resetMail, { email });
  await expect.poll(async () => (await db().job.findFirst())?.state, patient).toBe('dead');
  expect((await db().job.findFirst())?.error).toContain('may have arrived');
  expect(mailTo(email)).toHaveLength(1);
});
