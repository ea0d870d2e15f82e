'use client';

import { useRouter } from 'next/navigation';
import { Confirm } from '@/app/teach/confirm';
import { useAct } from '@/app/teach/use-act';
import { removeExerciseAction, unpublishExerciseAction } from '@/lib/authoring/studio/actions';

export type Asked = 'withdraw' | 'delete';

interface Props {
  readonly asked: Asked;
  readonly slug: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Asks before students lose the exercise. */
export function LeaveDialog({ asked, slug, title, onClose }: Props) {
  const router = useRouter();
  const { act, pending } = useAct();
  if (asked === 'withdraw')
    return (
      <Confirm
        title={`Withdraw “${title}”?`}
        keep="Leave it published"
        go="Withdraw it"
        pending={pending}
        onClose={onClose}
        onGo={() =>
          act(
            () => unpublishExerciseAction(slug),
            () => {
              onClose();
              router.refresh();
            },
          )
        }
      >
        Students no longer find it. What they handed in and their scores stay. You can publish it again.
      </Confirm>
    );
  return (
    <Confirm
      title={`Delete “${title}”?`}
      keep="Keep it"
      go="Delete it"
      harmful
      pending={pending}
      onClose={onClose}
      onGo={() =>
        act(
          () => removeExerciseAction(slug),
          () => router.push('/teach/exercises'),
        )
      }
    >
      Students no longer find it. It stays under “Deleted” in your list, from where it can be put back.
    </Confirm>
  );
}
