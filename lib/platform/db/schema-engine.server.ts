/**
 * Prisma's schema engine in its WebAssembly build: applies and writes migrations without a binary to download.
 * Its package loads the WebAssembly by an import that Node 20 does not have, hence the few lines by hand.
 */
import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const schemaFile = 'prisma/schema.prisma';
const migrationsFolder = 'prisma/migrations';
/** Every table is ours. */
export const everything = { externalTables: [], externalEnums: [] };

interface Slot {
  nablaSchemaEngine?: Promise<void>;
}

/**
 * On globalThis as in database.server.ts: the package keeps one WebAssembly memory for the whole process. A second one
 * in its place would be written to by the objects that were made in the first.
 */
const slot: Slot = globalThis as Slot; // our own key on the global object

async function load(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === 'function') start();
}

/** Runs `work` with an engine on the adapter's database. */
export async function withSchemaEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  slot.nablaSchemaEngine ??= load();
  await slot.nablaSchemaEngine;
  const options = { datamodels: schemaFiles().files.map(({ path, content }): [string, string] => [path, content]) };
  const engine = await bindings.SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

export function schemaFiles(): SchemasContainer {
  return { files: [{ path: resolve(schemaFile), content: readFileSync(schemaFile, 'utf8') }] };
}

/** The migrations of prisma/migrations, oldest first. */
export function migrationFiles(): MigrationList {
  const folders = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).sort();
  return {
    baseDir: resolve(migrationsFolder),
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(migrationsFolder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
