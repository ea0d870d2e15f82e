/**
 * Choosing what comes by mail: on the account page, by the link in a mail, and by the one click of a mail program
 * (RFC 8058). The link is signed and holds who and what, so that it works without signing in and nothing is stored.
 */
import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { database } from '@/lib/platform/db/database.server';
import { isUuid } from '@/lib/platform/http/uuid';
import { sessionSecret } from '@/lib/platform/session/secret.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { isMailTopic, type MailTopic, mailTopics } from './topics';

export async function unsubscribeToken(userId: string, topic: MailTopic): Promise<string> {
  const text = `${userId}.${topic}`;
  const signature = createHmac('sha256', await sessionSecret())
    .update(`nabla unsubscribe ${text}`)
    .digest('base64url');
  return `${text}.${signature}`;
}

/** What a token turns off; null for a forged one. */
export async function findUnsubscribing(token: string): Promise<{ userId: string; topic: MailTopic } | null> {
  const [userId = '', topic = ''] = token.split('.');
  if (!isUuid(userId) || !isMailTopic(topic)) return null;
  const [given, right] = [Buffer.from(token), Buffer.from(await unsubscribeToken(userId, topic))];
  return given.length === right.length && timingSafeEqual(given, right) ? { userId, topic } : null;
}

/** Whether the token was ours. Once more changes nothing. */
export async function unsubscribe(token: string): Promise<boolean> {
  const found = await findUnsubscribing(token);
  if (!found) return false;
  const wanted = (await readWanted(found.userId)).filter((topic) => topic !== found.topic);
  await writeWanted(found.userId, wanted);
  return true;
}

export const listWantedMail = ({ id }: Viewer): Promise<MailTopic[]> => readWanted(id);
export const chooseMail = ({ id }: Viewer, wanted: readonly MailTopic[]): Promise<void> => writeWanted(id, wanted);

export async function readWanted(userId: string): Promise<MailTopic[]> {
  const { user } = await database();
  const found = await user.findUnique({ where: { id: userId, erasedAt: null }, select: { mutedMail: true } });
  return found ? allTopics.filter((topic) => !found.mutedMail.includes(topic)) : [];
}

async function writeWanted(userId: string, wanted: readonly MailTopic[]): Promise<void> {
  const { user } = await database();
  const mutedMail = allTopics.filter((topic) => !wanted.includes(topic));
  await user.updateMany({ where: { id: userId, erasedAt: null }, data: { mutedMail } });
}

const allTopics = Object.keys(mailTopics).filter(isMailTopic);
