/**
 * Sends one mail by SMTP, from a job. What the server has refused is tried again or given up; where the connection is lost
 * after the text was on its way nobody knows, and it is not sent twice.
 */
import 'server-only';
import { createTransport } from 'nodemailer';
import { environment } from '@/lib/platform/env/environment.server';
import { GiveUp, type JobRun } from '@/lib/platform/jobs/job';
import { meters } from '@/lib/platform/observe/meters.server';
import { type MailMessage, renderHtml, renderText, type Unsubscribing } from './message';
import { type MailTopic, mailTopics } from './topics';
import { readWanted, unsubscribeToken } from './unsubscribe.server';

export const mailIsOn = (): boolean => environment().mail !== null;

interface Recipient {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** Well within how long a job is claimed for. */
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** `topic`: null for mail about the account, which always comes. @throws GiveUp, and Error to be tried again */
export async function sendMail(
  run: JobRun,
  { userId, name, email }: Recipient,
  topic: MailTopic | null,
  message: MailMessage,
): Promise<void> {
  const { mail, url } = environment();
  if (!mail) throw new GiveUp('Mail was turned off before this was sent.');
  if (topic && !(await readWanted(userId)).includes(topic)) return;
  const token = topic && (await unsubscribeToken(userId, topic));
  const unsubscribing: Unsubscribing =
    topic && token ? { topic: mailTopics[topic], url: `${url}/unsubscribe/${token}` } : null;
  let begun = false;
  const transport = createTransport({ url: mail.smtpUrl, ...timeouts });
  try {
    await transport.verify(); // connects and signs in: what fails here has sent nothing
    await run.begin();
    begun = true;
    await transport.sendMail({
      from: mail.from,
      to: { name, address: email },
      subject: message.subject,
      text: renderText(message, unsubscribing),
      html: renderHtml(message, unsubscribing),
      // The same for every try, so that a program which gets it twice after all can tell.
      messageId: `<${run.id}@${new URL(url).hostname}>`,
      ...(token && { headers: oneClick(`${url}/api/mail/unsubscribe/${token}`) }),
    });
    meters().mails.inc({ outcome: 'taken' });
  } catch (error) {
    meters().mails.inc({ outcome: 'not taken' });
    throw whatNow(error, begun);
  } finally {
    transport.close();
  }
}

const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** What nodemailer tells of a failure. */
interface SmtpError extends Error {
  /** The server's answer, where it gave one. */
  readonly responseCode?: number;
}

/** The server's own words are tried again, a final no is given up. Its silence may mean that it has the mail: not again. */
function whatNow(error: unknown, begun: boolean): unknown {
  if (!(error instanceof Error) || !begun) return error;
  const { responseCode, message }: SmtpError = error;
  if (responseCode === undefined) return new GiveUp(`${message}. The mail may have arrived: it is not sent again.`);
  return responseCode >= 500 ? new GiveUp(message) : error;
}
