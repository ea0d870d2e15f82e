'use client';

import { Refused } from '@/app/refused';
import 'katex/dist/katex.min.css';
import { Button, Group, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useFormAction } from '@/app/account/use-form-action';
import prose from '@/app/lessons/prose.module.css';
import { Time } from '@/app/shell/time';
import { editCommentAction, removeCommentAction, restoreCommentAction } from '@/lib/teaching/reviews/actions';
import type { CommentView } from '@/lib/teaching/reviews/comments.server';
import classes from './student.module.css';
import type { ThreadProps } from './use-comment-drafts';

interface Props extends ThreadProps {
  readonly comment: CommentView;
}

export function CommentItem({ comment, ...thread }: Props) {
  const { classId, drafts } = thread;
  const target = `edit:${comment.id}`;
  const editing = comment.own && drafts.texts[target] !== undefined;
  return (
    <article className={classes.comment} aria-label={`Comment by ${comment.author ?? 'a deleted account'}`}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          <Text span fw={600} c="var(--mantine-color-text)">
            {comment.author ?? 'A deleted account'}
          </Text>{' '}
          · <Time at={comment.createdAt} />
          {comment.editedAt && ' · changed'} · {comment.seenAt ? 'seen by the student' : 'not seen yet'}
        </Text>
        {!editing && (
          <Group gap={2}>
            {comment.own && (
              <Button size="compact-xs" variant="subtle" onClick={() => drafts.set(target, comment.body)}>
                Edit
              </Button>
            )}
            {comment.removable && <Remove classId={classId} commentId={comment.id} />}
          </Group>
        )}
      </Group>
      {editing ? (
        <EditForm comment={comment} {...thread} />
      ) : (
        <div
          className={`${prose.prose} ${classes.commentBody}`}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by the server's lesson renderer
          dangerouslySetInnerHTML={{ __html: comment.html }}
        />
      )}
    </article>
  );
}

function EditForm({ comment, classId, drafts }: Props) {
  const router = useRouter();
  const target = `edit:${comment.id}`;
  const form = useFormAction(
    (previous: Awaited<ReturnType<typeof editCommentAction>> | null, data: FormData) =>
      editCommentAction(classId, comment.id, previous, data),
    () => {
      drafts.set(target, null);
      router.refresh();
    },
  );
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <Textarea
        name="body"
        aria-label="The comment"
        autosize
        minRows={2}
        maxLength={10_000}
        value={drafts.texts[target] ?? ''}
        onChange={({ currentTarget }) => drafts.set(target, currentTarget.value)}
        error={form.errors.body}
      />
      <div aria-live="polite">
        <Refused message={form.message} mt="xs" />
      </div>
      <Group mt="xs" gap="xs" justify="end">
        <Button size="xs" variant="default" onClick={() => drafts.set(target, null)}>
          Leave it as it was
        </Button>
        <Button size="xs" type="submit" loading={form.pending}>
          Save
        </Button>
      </Group>
    </form>
  );
}

function Remove({ classId, commentId }: { classId: string; commentId: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const change = (action: typeof removeCommentAction, done: () => void) =>
    startTransition(async () => {
      const result = await action(classId, commentId).catch(() => null);
      if (result?.ok) {
        done();
        router.refresh();
      } else {
        const message = result?.message ?? 'The server could not be reached. Check the connection and try again.';
        notifications.show({ color: 'red', message });
      }
    });
  const remove = () =>
    change(removeCommentAction, () =>
      notifications.show({
        id: commentId,
        autoClose: 15_000,
        message: (
          <Group justify="space-between">
            The comment is removed.
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                notifications.hide(commentId);
                change(restoreCommentAction, () => {});
              }}
            >
              Undo
            </Button>
          </Group>
        ),
      }),
    );
  return (
    <Button size="compact-xs" variant="subtle" color="red" loading={pending} onClick={remove}>
      Remove
    </Button>
  );
}
