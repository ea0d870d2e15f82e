/**
 * PGlite behind Prisma's driver port. Queries go through pglite-prisma-adapter; what it leaves open is closed here:
 * scripts are awaited and their errors reported (migrations), a failed COMMIT or ROLLBACK reaches the caller, and an
 * isolation level is set inside its transaction. PGlite has one connection: it runs transactions one after another, and
 * a query outside waits for the transaction under way, so code inside one must only use the transaction's client.
 */
import 'server-only';
import { PGlite, type Transaction as PGliteTransaction } from '@electric-sql/pglite';
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const provider = 'postgres';
const adapterName = 'nabla-pglite';

/** The adapter's queries need nothing but `query`, which a transaction has as well. */
function queriesOf(client: PGlite | PGliteTransaction): Promise<SqlDriverAdapter> {
  return new PrismaPGlite(client as PGlite).connect() as Promise<SqlDriverAdapter>; // its types are of another minor version
}

export class PGliteAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = provider;
  readonly adapterName = adapterName;
  readonly #client: PGlite;

  constructor(client: PGlite) {
    this.#client = client;
  }

  connect(): Promise<SqlDriverAdapter> {
    return adapt(this.#client, async () => {});
  }

  /** A database in memory, where migrations are replayed to compare their outcome with the schema. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const shadow = await PGlite.create();
    return adapt(shadow, () => shadow.close());
  }
}

async function adapt(client: PGlite, dispose: () => Promise<void>): Promise<SqlDriverAdapter> {
  const { queryRaw, executeRaw } = bound(await queriesOf(client));
  return {
    provider,
    adapterName,
    queryRaw,
    executeRaw,
    executeScript: async (script) => {
      await client.exec(script);
    },
    startTransaction: (isolation) => startTransaction(client, isolation),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose,
  };
}

function bound(queries: SqlDriverAdapter): Pick<SqlDriverAdapter, 'queryRaw' | 'executeRaw'> {
  return { queryRaw: queries.queryRaw.bind(queries), executeRaw: queries.executeRaw.bind(queries) };
}

/** PGlite takes a transaction as a function; Prisma begins and ends one by calls: the function waits for the end. */
async function startTransaction(client: PGlite, isolation: IsolationLevel | undefined): Promise<Transaction> {
  let end: (how: 'commit' | 'rollback') => void = () => {};
  const ending = new Promise<'commit' | 'rollback'>((resolve) => {
    end = resolve;
  });
  let finished: Promise<void> = Promise.resolve();
  const transaction = await new Promise<PGliteTransaction>((resolve, reject) => {
    finished = client.transaction(async (begun) => {
      resolve(begun);
      if ((await ending) === 'rollback') await begun.rollback();
    });
    finished.catch(reject); // could not begin; after that, whoever ends the transaction sees the error
  });
  const queries = bound(await queriesOf(transaction));
  if (isolation) {
    await queries.executeRaw({ sql: `SET TRANSACTION ISOLATION LEVEL ${isolation}`, args: [], argTypes: [] });
  }
  const finish = (how: 'commit' | 'rollback') => () => {
    end(how);
    return finished;
  };
  return {
    provider,
    adapterName,
    ...queries,
    options: { usePhantomQuery: true },
    commit: finish('commit'),
    rollback: finish('rollback'),
  };
}
