'use server';
/** What the import of a roster calls. The text is sent again to import: nothing of a preview is kept on the server. */
import { z } from 'zod';
import { answer, answerInClass } from '@/lib/platform/http/answer';
import type { FormResult } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
import { largestRoster } from './roster/decode';
import type { rosterFields } from './roster/fields';
import {
  type ImportResult,
  importRoster,
  previewRoster,
  type RosterInput,
  type RosterPreview,
} from './roster/import.server';

const column = z.int().min(0).max(1000).optional();
const rosterInput = z.object({
  text: z.string().max(largestRoster),
  columns: z
    .object({
      email: column,
      name: column,
      firstName: column,
      lastName: column,
      section: column,
      schoolId: column,
      role: column,
      status: column,
    } satisfies Record<keyof typeof rosterFields, typeof column>)
    .nullable(),
});

export async function previewRosterAction(classId: string, input: RosterInput): Promise<FormResult<RosterPreview>> {
  const staff = await admitAction('lib/people/members/roster-actions.ts previewRosterAction', { classId });
  return answer(() => previewRoster(staff, cleaned(rosterInput.parse(input))));
}

export async function importRosterAction(
  classId: string,
  input: RosterInput & { readonly removals: boolean },
): Promise<FormResult<ImportResult>> {
  const staff = await admitAction('lib/people/members/roster-actions.ts importRosterAction', { classId });
  const { removals, ...given } = rosterInput.extend({ removals: z.boolean() }).parse(input);
  return answerInClass(() => importRoster(staff, { ...cleaned(given), removals }));
}

/** Without the fields that have no column. */
function cleaned({ text, columns }: z.infer<typeof rosterInput>): RosterInput {
  const entries = Object.entries(columns ?? {}).filter(([, value]) => value !== undefined);
  return { text, columns: columns && Object.fromEntries(entries) };
}
