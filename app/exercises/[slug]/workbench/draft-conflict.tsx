'use client';

import { useStore } from '@/app/shell/use-store';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import type { WorkbenchSession } from '@/lib/learning/workbench/session';
import { ConflictDialog } from './conflict-dialog';

interface Props {
  readonly session: WorkbenchSession;
  readonly assets: MonacoAssets;
  readonly opened: boolean;
  /** Closed by the student without a choice; open again for the next conflict. */
  readonly onOpened: (opened: boolean) => void;
}

/** Asks where another device saved other code meanwhile; nothing otherwise. */
export function DraftConflict({ session: { draft }, assets, opened, onOpened }: Props) {
  const { state } = useStore(draft.status);
  const mine = useStore(draft.text);
  if (state.kind !== 'conflict') return null;
  const choose = (decide: () => void) => () => {
    decide();
    onOpened(true);
  };
  return (
    <ConflictDialog
      opened={opened}
      mine={mine}
      theirs={state.theirs}
      assets={assets}
      onKeepMine={choose(() => draft.keepMine())}
      onTakeTheirs={choose(() => draft.takeTheirs())}
      onClose={() => onOpened(false)}
    />
  );
}
