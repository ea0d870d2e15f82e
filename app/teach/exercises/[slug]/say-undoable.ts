import { notifications } from '@mantine/notifications';
import { sayDone } from '@/app/teach/use-act';
import type { Undo } from '@/lib/authoring/studio/session';

/** Says what was done, with the way back. What was typed since stays, and is named where it stands in the way. */
export function sayUndoable(message: string, undo: Undo): void {
  sayDone(message, () => {
    const left = undo();
    if (left.length === 0) return;
    notifications.show({
      color: 'yellow',
      title: 'Not all of it was taken back',
      message: `Changed since in the same place, and left as it is: ${left.join(', ')}. Use the editor’s own undo, or the history.`,
    });
  });
}
