/** A request exactly as given, which no HTTP client would send. */
import { connect } from 'node:net';

interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The status that the server answers with; 0 where it closes the connection without a word. @throws Error when it hangs */
export function statusOfRaw(url: string, { method, path, headers = {}, body = '' }: RawRequest): Promise<number> {
  const { port, host } = new URL(url);
  const lines = Object.entries({
    Host: host,
    Connection: 'close',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  });
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    const settle = () => {
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0));
      socket.destroy();
    };
    socket.setTimeout(60_000, () => {
      socket.destroy();
      reject(new Error(`${method} ${path.slice(0, 200)} was not answered in a minute.`));
    });
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      // A stream never ends; the status is all that is asked.
      if (answer.length >= 12) settle();
    });
    socket.on('close', settle);
    // The server may hang up while the body is still on its way.
    socket.on('error', settle);
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n`, 'latin1'));
    socket.write(body);
  });
}
