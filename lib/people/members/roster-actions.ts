'use server';
/** What the import of a roster calls. The text is sent again to import: nothing of a preview is kept on the server. */
import { z } from 'zod';
import { action, classPages } from '@/lib/platform/contract/action.server';
import { largestRoster } from './roster/decode';
import type { rosterFields } from './roster/fields';
import { importRoster, previewRoster, type RosterInput } from './roster/import.server';

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

export const previewRosterAction = action(
  { policy: 'classInstructor', input: z.tuple([rosterInput]) },
  async (staff, input) => previewRoster(staff, cleaned(input)),
);

export const importRosterAction = action(
  {
    policy: 'classInstructor',
    input: z.tuple([rosterInput.extend({ removals: z.boolean(), restores: z.boolean() })]),
    stale: classPages,
  },
  async (staff, { removals, restores, ...input }) => importRoster(staff, { ...cleaned(input), removals, restores }),
);

/** Without the fields that have no column. */
function cleaned({ text, columns }: z.infer<typeof rosterInput>): RosterInput {
  const entries = Object.entries(columns ?? {}).filter(([, value]) => value !== undefined);
  return { text, columns: columns && Object.fromEntries(entries) };
}
