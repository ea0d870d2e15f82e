/** A mail to whoever asks, sent at once, so that what is wrong with the settings is said where they are tried. */
import 'server-only';
import { randomUUID } from 'node:crypto';
import { environment } from '@/lib/platform/env/environment.server';
import { InvalidRequest } from '@/lib/platform/http/errors';
import type { Administrator } from '@/lib/platform/session/capabilities';
import { mailIsOn, sendMail } from './send.server';

/** @throws InvalidRequest with what the mail server said */
export async function sendTestMail({ id: userId, name, email }: Administrator): Promise<string> {
  if (!mailIsOn())
    throw new InvalidRequest('Set NABLA_SMTP_URL and NABLA_MAIL_FROM first, and start the server again.');
  const run = { id: randomUUID(), begin: async () => {} };
  try {
    await sendMail(run, { userId, name, email }, null, {
      subject: 'A test from Nabla',
      paragraphs: [`Hello ${name},`, 'this mail says that mail works.'],
      action: { label: 'Open Nabla', url: environment().url },
    });
    return email;
  } catch (error) {
    throw new InvalidRequest(`It was not sent: ${error instanceof Error ? error.message : String(error)}`);
  }
}
