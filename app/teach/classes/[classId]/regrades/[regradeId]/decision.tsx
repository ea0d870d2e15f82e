'use client';

import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { countOf } from '@/lib/core/text/count';
import type { FormResult } from '@/lib/platform/http/form-result';
import { applyRegradeAction } from '@/lib/teaching/regrading/actions';
import type { Applied } from '@/lib/teaching/regrading/apply.server';
import type { RegradeView } from '@/lib/teaching/regrading/read.server';
import { CancelButton } from './preview-progress';

interface Props {
  readonly classId: string;
  readonly regradeId: string;
  readonly state: 'ready' | 'applied';
  readonly counts: RegradeView['counts'];
  /** Attempts that have the new verdict. */
  readonly applied: number;
}

/** Applying; and lowering, which is never done unless chosen, also later. */
export function Decision({ classId, regradeId, state, counts, applied }: Props) {
  const router = useRouter();
  const [lower, setLower] = useState(false);
  const form = useFormAction(
    (previous: FormResult<Applied> | null, data: FormData) => applyRegradeAction(classId, regradeId, previous, data),
    ({ up, down, same }) => {
      const message = `Applied: ${up} up, ${down} down, ${same} with the same score.`;
      notifications.show({ message });
      router.refresh();
    },
  );
  const { up, down, same } = counts;
  const heldBack = state === 'applied' && down > 0 && applied <= up + same;
  if (state === 'applied' && !heldBack) return null;
  const fall = countOf(down, 'score falls', 'scores fall');
  return (
    <form onSubmit={form.onSubmit}>
      <Stack gap="sm" mb="lg" align="start">
        {down > 0 && (
          <Checkbox
            name="mayLower"
            checked={lower}
            onChange={({ currentTarget }) => setLower(currentTarget.checked)}
            label={`Lower scores too: ${fall}`}
            description="Without this, attempts whose score would fall keep the verdict that they have."
          />
        )}
        <div aria-live="polite">
          <Refused message={form.message} />
        </div>
        <Group>
          {up + same + down > 0 && (
            <Button type="submit" loading={form.pending} disabled={heldBack && !lower}>
              {heldBack ? `Lower ${down === 1 ? 'it' : 'them'} now` : describeApplying(up + same + (lower ? down : 0))}
            </Button>
          )}
          {state === 'ready' && <CancelButton classId={classId} regradeId={regradeId} />}
        </Group>
      </Stack>
    </form>
  );
}

function describeApplying(attempts: number): string {
  if (attempts === 0) return 'Keep all scores as they are';
  return attempts === 1 ? 'Apply to 1 attempt' : `Apply to ${attempts} attempts`;
}
