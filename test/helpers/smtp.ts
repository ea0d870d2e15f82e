/** A mail server of a test's own, which keeps what it is sent. */
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  /** Headers and body as they came, with soft line breaks joined. */
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** What the server answers to the text of the next mails; null: takes them. */
  refuseWith(code: number | null): void;
  /** Cuts the connection once the text has come, without an answer. */
  hangUpAfterText(): void;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusal: number | null = null;
  let hangUp = false;
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const to = session.envelope.rcptTo.map(({ address }) => address);
        if (refusal === null) received.push({ to, raw: readable(text) });
        if (hangUp) {
          for (const socket of sockets) socket.destroy();
          return;
        }
        done(refusal === null ? null : Object.assign(new Error('Not now.'), { responseCode: refusal }));
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : '';
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseWith: (code) => {
      refusal = code;
    },
    hangUpAfterText: () => {
      hangUp = true;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Quoted-printable, as far as a test reads it. */
const readable = (text: string) =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('=\n', '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));

/** The first link of a mail that begins with `path`. */
export function linkIn(mail: ReceivedMail | undefined, path: string): string {
  const found = mail?.raw.match(new RegExp(`https?://[^\\s"<>]+${path}[\\w.-]+`))?.[0];
  if (!found) throw new Error(`No link to ${path} in:\n${mail?.raw}`);
  return found;
}
