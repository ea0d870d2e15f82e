/** Whether this process should be asked anything, and if not, why. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';

interface Slot {
  nablaIsStopping?: boolean;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/** A balancer sends no more while what is under way is finished. */
export function noteStopping(): void {
  slot.nablaIsStopping = true;
}

const databaseMs = 2000;

/** Empty where it is ready. */
export async function findUnreadiness(answersWithinMs = databaseMs): Promise<readonly string[]> {
  if (slot.nablaIsStopping) return ['The server is stopping.'];
  return (await databaseAnswers(answersWithinMs)) ? [] : ['The database does not answer.'];
}

async function databaseAnswers(withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  const asked = database()
    .then((db) => db.$queryRaw`SELECT 1`)
    .then(
      () => true,
      () => false,
    );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
