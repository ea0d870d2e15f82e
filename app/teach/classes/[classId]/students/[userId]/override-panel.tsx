'use client';

import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { Time } from '@/app/shell/time';
import { onScale, sayPoints } from '@/lib/core/scoring/standing';
import { countOf } from '@/lib/core/text/count';
import type { FormResult } from '@/lib/platform/http/form-result';
import { endOverrideAction, setOverrideAction } from '@/lib/teaching/reviews/actions';
import type { OverrideView } from '@/lib/teaching/reviews/overrides.server';
import classes from './student.module.css';

interface Props {
  readonly classId: string;
  readonly studentId: string;
  /** `most`: what a full score is worth on the scale of the class's column. */
  readonly exercise: { readonly id: string; readonly title: string; readonly most: number };
  /** Null before the first verified attempt. */
  readonly earned: { readonly score: number; readonly maxScore: number } | null;
  /** Newest first, those that ended too. */
  readonly overrides: readonly OverrideView[];
  readonly mayOverride: boolean;
}

/** The score earned and the one set by staff, side by side; setting and taking back, with what was before. */
export function OverridePanel({ classId, studentId, exercise, earned, overrides, mayOverride }: Props) {
  const [opened, { open, close }] = useDisclosure();
  const current = overrides.find(({ endedAt }) => endedAt === null);
  const ended = overrides.filter(({ endedAt }) => endedAt !== null);
  return (
    <>
      <div className={classes.scores}>
        <dl>
          <div>
            <dt>Earned</dt>
            <dd data-testid="earned-score">{earned ? sayScore(earned, exercise.most) : '–'}</dd>
          </div>
          {current && (
            <div>
              <dt>Set by staff, counts</dt>
              <dd data-testid="set-score">{sayScore(current, exercise.most)}</dd>
            </div>
          )}
        </dl>
        {mayOverride && (
          <Group gap="xs" ml="auto">
            {current && <TakeBack classId={classId} override={current} />}
            <Button size="xs" variant="default" onClick={open}>
              {current ? 'Change the score' : 'Set the score by hand'}
            </Button>
          </Group>
        )}
      </div>
      {current && (
        <Text size="sm" mt={4}>
          {current.by ?? 'A deleted account'}, <Time at={current.createdAt} />: “{current.reason}”
        </Text>
      )}
      {ended.length > 0 && (
        <details className={classes.history}>
          <summary>{countOf(ended.length, 'earlier score by hand', 'earlier scores by hand')}</summary>
          <ul>
            {ended.map((one) => (
              <li key={one.id}>
                {sayScore(one, exercise.most)} by {one.by ?? 'a deleted account'}, <Time at={one.createdAt} /> until{' '}
                <Time at={one.endedAt ?? one.createdAt} />: “{one.reason}”
              </li>
            ))}
          </ul>
        </details>
      )}
      <Modal
        opened={opened}
        onClose={close}
        title={`Score for ${exercise.title}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <OverrideForm
          classId={classId}
          studentId={studentId}
          exercise={exercise}
          current={current ?? null}
          onClose={close}
        />
      </Modal>
    </>
  );
}

/** "9 of 15" */
function sayScore(score: { readonly score: number; readonly maxScore: number }, most: number): string {
  return `${sayPoints(onScale(score, most))} of ${sayPoints(most)}`;
}

interface FormProps extends Pick<Props, 'classId' | 'studentId' | 'exercise'> {
  readonly current: OverrideView | null;
  readonly onClose: () => void;
}

function OverrideForm({ classId, studentId, exercise, current, onClose }: FormProps) {
  const router = useRouter();
  const form = useFormAction(
    (previous: FormResult | null, data: FormData) => setOverrideAction(classId, previous, data),
    () => {
      onClose();
      router.refresh();
    },
  );
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <input type="hidden" name="studentId" value={studentId} />
      <input type="hidden" name="exerciseId" value={exercise.id} />
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          It counts in this class instead of the score earned, which is kept. The student sees it with the reason.
        </Text>
        <TextInput
          {...form.field('score')}
          label={`Score, 0 to ${sayPoints(exercise.most)}`}
          inputMode="decimal"
          defaultValue={current ? sayPoints(onScale(current, exercise.most)) : ''}
          autoComplete="off"
          data-autofocus
          required
        />
        <Textarea {...form.field('reason')} label="Reason" autosize minRows={2} maxLength={1000} required />
        <div aria-live="polite">
          <Refused message={form.message} />
        </div>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={form.pending}>
            Set the score
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function TakeBack({ classId, override }: { classId: string; override: OverrideView }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const takeBack = () =>
    startTransition(async () => {
      const result = await endOverrideAction(classId, override.id).catch(() => null);
      if (result?.ok) {
        notifications.show({ message: 'The score earned counts again. The one set by hand stays in the history.' });
        router.refresh();
      } else {
        notifications.show({
          color: 'red',
          message: result?.message ?? 'The score could not be taken back. Check the connection and try again.',
        });
      }
    });
  return (
    <Button size="xs" variant="subtle" loading={pending} onClick={takeBack}>
      Take it back
    </Button>
  );
}
