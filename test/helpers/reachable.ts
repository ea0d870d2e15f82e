/** What can be reached from outside, read from the files that Next serves: pages, route handlers, server actions. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Endpoint } from '@/lib/platform/contract/endpoint';

function filesUnder(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.map((file) => `${folder}/${file}`).filter((file) => pattern.test(file));
}

/** `app/(group)/teach/page.tsx` is served at /teach. */
export function addressOf(file: string): string {
  const segments = dirname(file).split('/').slice(1);
  return `/${segments.filter((segment) => !/^[(@]/.test(segment)).join('/')}`;
}

/** By its path in the repository. The comment keeps Vite from looking for the file when it reads this one. */
export const load = (file: string) => import(/* @vite-ignore */ `${process.cwd()}/${file}`);

export const pageFiles = () => filesUnder('app', /\/page\.tsx$/);
export const routeFiles = () => filesUnder('app', /\/route\.ts$/);
export const actionFiles = () =>
  [...filesUnder('app', /\.tsx?$/), ...filesUnder('lib', /\.tsx?$/)].filter((file) =>
    /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8')),
  );

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export interface Served {
  /** `GET /api/drafts/[slug]`, from where the file is. */
  readonly name: string;
  readonly file: string;
  /** Null where the handler was not made from one. */
  readonly definition: Endpoint | null;
}

/** Every handler of every route.ts. */
export async function findRoutes(): Promise<readonly Served[]> {
  const found = await Promise.all(
    routeFiles().map(async (file) => {
      const handlers = Object.entries<unknown>(await load(file)).filter(([name]) => methods.includes(name));
      return handlers.map(([method, handler]) => ({
        name: `${method} ${addressOf(file)}`,
        file,
        definition: definitionOf(handler),
      }));
    }),
  );
  return found.flat();
}

function definitionOf(handler: unknown): Endpoint | null {
  if (typeof handler !== 'function' || !('definition' in handler)) return null;
  return handler.definition as Endpoint; // app/api/handler.ts alone puts one there
}

/** Every export of every 'use server' file, as "file name". */
export async function findActions(): Promise<ReadonlyMap<string, unknown>> {
  const found = await Promise.all(
    actionFiles().map(async (file) =>
      Object.entries<unknown>(await load(file)).map(([name, value]) => [`${file} ${name}`, value] as const),
    ),
  );
  return new Map(found.flat());
}

/** Every endpoint of every room's endpoints.ts. */
export async function findDefinitions(): Promise<readonly Endpoint[]> {
  const rooms = await Promise.all(filesUnder('lib', /\/endpoints\.ts$/).map(load));
  return rooms.flatMap((room) => Object.values<unknown>(room).filter(isEndpoint));
}

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'policy' in value;
