/**
 * Server actions: each is defined once, by who may call it, what it takes and what it makes stale. The policy is asked
 * before anything else; input that the schema refuses, and what lib refuses, come back as a FormResult to stand beside
 * the form or the button.
 */
import 'server-only';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { InvalidRequest, Refusal } from '@/lib/platform/http/errors';
import { blameRequest, takeBlame } from '@/lib/platform/http/fault.server';
import { type FormResult, type RefusedResult, refuse, refuseFields } from '@/lib/platform/http/form-result';
import { hasNul, nulMessage } from '@/lib/platform/http/hostile-text';
import { admit } from '@/lib/platform/session/admit.server';
import type { Capabilities, SessionPolicy } from '@/lib/platform/session/capabilities';

/** What is read anew afterwards, after a refusal too, since it often means that somebody else was faster. */
type Stale = Readonly<Parameters<typeof revalidatePath>>;

/** What changes a class shows on all of its pages. */
export const classPages: Stale = ['/teach/classes/[classId]', 'layout'];

/** Actions about a class are called with its id before all else. */
type ClassId<P extends SessionPolicy> = P extends 'classStaff' | 'classInstructor' ? [classId: string] : [];
/** `run` answers with the value, with nothing, or with a refusal that names fields. */
type Made<T> = undefined extends T ? null : Exclude<T, RefusedResult>;

interface Definition<P extends SessionPolicy, Input extends unknown[], Taken extends unknown[]> {
  readonly policy: P;
  /** The arguments after the class's id. */
  readonly input?: z.ZodType<Input, Taken>;
  readonly stale?: Stale;
}

interface FormDefinition<P extends SessionPolicy, Fields, Input extends unknown[], Taken extends unknown[]>
  extends Definition<P, Input, Taken> {
  readonly fields: z.ZodType<Fields>;
  /** Fields that may come several times, as lists. */
  readonly several?: readonly string[];
}

/** What a definition makes. The test of what can be reached reads the policy from it. */
export type Action<Given extends unknown[], T> = ((...given: Given) => Promise<FormResult<Made<T>>>) & {
  readonly policy: SessionPolicy;
};

/** Called with arguments. */
export function action<P extends SessionPolicy, T, Input extends unknown[] = [], Taken extends unknown[] = []>(
  { policy, input, stale }: Definition<P, Input, Taken>,
  run: (capability: Capabilities[P], ...input: Input) => Promise<T>,
): Action<[...ClassId<P>, ...Taken], T> {
  const call = async (...given: unknown[]) => {
    const { capability, rest } = await enter(policy, given);
    if (hasNul(rest)) return refuse(nulMessage);
    const args = parseArgs(input, rest);
    return args.success ? settle(() => run(capability, ...args.data), stale) : refuse(say(args.error));
  };
  return Object.assign(call, { policy });
}

/** Called by a form: what the last call answered comes before the form itself. */
export function formAction<
  P extends SessionPolicy,
  T,
  Fields,
  Input extends unknown[] = [],
  Taken extends unknown[] = [],
>(
  { policy, input, fields, several = [], stale }: FormDefinition<P, Fields, Input, Taken>,
  run: (capability: Capabilities[P], fields: Fields, ...input: Input) => Promise<T>,
): Action<[...ClassId<P>, ...Taken, previous: FormResult<Made<T>> | null, form: FormData], T> {
  const call = async (...given: unknown[]) => {
    const { capability, rest } = await enter(policy, given);
    const form = rest.pop();
    if (!(form instanceof FormData)) return refuse('This is called with a form.');
    const args = parseArgs(input, rest.slice(0, -1));
    const sent = {
      ...Object.fromEntries(form),
      ...Object.fromEntries(several.map((name) => [name, form.getAll(name)])),
    };
    if (hasNul([args.data, sent])) return refuse(nulMessage);
    const read = await fields.safeParseAsync(sent);
    if (!read.success) return refuseFields(read.error);
    return args.success ? settle(() => run(capability, read.data, ...args.data), stale) : refuse(say(args.error));
  };
  return Object.assign(call, { policy });
}

/** @throws NotSignedIn, Forbidden or NotFound */
async function enter<P extends SessionPolicy>(policy: P, given: readonly unknown[]) {
  takeBlame();
  const aboutClass = policy === 'classStaff' || policy === 'classInstructor';
  const classId = typeof given[0] === 'string' ? given[0] : '';
  const capability = await admit(policy, aboutClass ? { classId } : {}).catch((error: unknown) => {
    if (error instanceof Refusal) blameRequest(error.status);
    throw error;
  });
  return { capability, rest: given.slice(aboutClass ? 1 : 0) };
}

function parseArgs<Input extends unknown[]>(input: z.ZodType<Input> | undefined, given: readonly unknown[]) {
  // Without a schema Input is [], by the defaults above.
  return (input ?? (z.tuple([]) as unknown as z.ZodType<Input>)).safeParse(given);
}

const say = (error: z.ZodError) => error.issues.map(({ message }) => message).join(' ');

async function settle<T>(work: () => Promise<T>, stale: Stale | undefined): Promise<FormResult<Made<T>>> {
  try {
    const value = await work();
    if (isRefused(value)) return value;
    return { ok: true, value: (value ?? null) as Made<T> }; // undefined is what Made calls null, a refusal is gone
  } catch (error) {
    if (error instanceof InvalidRequest && error.field)
      return { ok: false, message: null, errors: { [error.field]: error.message } };
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  } finally {
    if (stale) revalidatePath(...stale);
  }
}

function isRefused(value: unknown): value is RefusedResult {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}
