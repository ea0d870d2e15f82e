'use client';

import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { addCommentAction } from '@/lib/teaching/reviews/actions';
import type { ThreadProps } from './use-comment-drafts';

interface Props extends ThreadProps {
  /** Null: on the whole, or on a line named in the form. */
  readonly line: number | null;
}

export function CommentForm({ classId, attemptId, drafts, line }: Props) {
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  const target = line === null ? 'whole' : String(line);
  const form = useFormAction(
    (previous: Awaited<ReturnType<typeof addCommentAction>> | null, data: FormData) =>
      addCommentAction(classId, previous, data),
    () => {
      drafts.set(target, null);
      element.current?.reset();
      router.refresh();
    },
  );
  return (
    <form ref={element} onSubmit={form.onSubmit} noValidate>
      <input type="hidden" name="attemptId" value={attemptId} />
      {line !== null && <input type="hidden" name="line" value={line} />}
      <Textarea
        name="body"
        aria-label={line === null ? 'A comment on the whole' : `A comment on line ${line}`}
        placeholder="A comment for the student. Markdown and $formulas$ are understood."
        autosize
        minRows={2}
        maxLength={10_000}
        value={drafts.texts[target] ?? ''}
        onChange={({ currentTarget }) => drafts.set(target, currentTarget.value)}
        error={form.errors.body}
        autoFocus={line !== null && (drafts.texts[target] ?? '') === ''}
      />
      <div aria-live="polite">
        <Refused message={form.message} mt="xs" />
      </div>
      <Group mt="xs" gap="xs" justify="end" align="center">
        {line === null && (
          <TextInput
            {...form.field('line')}
            inputMode="numeric"
            size="xs"
            w={190}
            mr="auto"
            aria-label="On line (empty: on the whole)"
            placeholder="On line … (or the whole)"
            autoComplete="off"
          />
        )}
        {line !== null && (
          <Button size="xs" variant="default" onClick={() => drafts.set(target, null)}>
            Discard
          </Button>
        )}
        <Button size="xs" type="submit" loading={form.pending}>
          Comment
        </Button>
      </Group>
    </form>
  );
}
