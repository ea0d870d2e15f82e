/**
 * Hearing what a PostgreSQL server is told by NOTIFY, on a connection of its own: one from the pool could not be given
 * back. A connection that broke is made anew; what was told meanwhile is lost, which `missed` says.
 */
import 'server-only';
import pg from 'pg';

export interface Ears {
  heard(payload: string): void;
  /** Notifications may have been lost: whoever follows them must look for themselves. */
  missed(): void;
}

const shortestWaitMs = 250;
const longestWaitMs = 10_000;
/** A connection whose other end vanished looks alive until something is sent. */
const probeMs = 30_000;

/** Resolves once it listens. Returns what ends it. `channel` is an identifier of ours, never input. */
export async function listenOnServer(url: string, channel: string, ears: Ears): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  const open = async () => {
    const opening = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 10_000 });
    opening.on('error', () => {}); // "end" follows
    opening.on('notification', ({ payload }) => ears.heard(payload ?? ''));
    await opening.connect();
    try {
      await opening.query(`LISTEN ${channel}`);
    } catch (error) {
      await opening.end().catch(() => {});
      throw error;
    }
    const probe = setInterval(() => opening.query('SELECT 1').catch(() => opening.end().catch(() => {})), probeMs);
    opening.once('end', () => {
      clearInterval(probe);
      if (!ended) reopen(shortestWaitMs);
    });
    client = opening;
    if (ended) await opening.end();
  };
  const reopen = (waitMs: number) => {
    timer = setTimeout(() => {
      open().then(
        () => ears.missed(),
        () => !ended && reopen(Math.min(2 * waitMs, longestWaitMs)),
      );
    }, waitMs);
  };

  await open();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}
