import type { Ref } from 'react';
import type { Repair } from '@/lib/core/grader/stray-characters';

/** What the workbench asks of an editor, whichever it is. */
export interface EditorHandle {
  /** Puts other code in place of all there is, as one step that the editor's own undo takes back. */
  replace(source: string): void;
  /** Becomes what another tab or device made of it: the caret stays with its line. */
  follow(source: string): void;
  /** Changes these places, as one step that the editor's own undo takes back. */
  mend(repairs: readonly Repair[]): void;
  focus(): void;
  /** Moves the caret to a 1-based position, scrolls it into view and focuses the editor. */
  showLine(line: number, column: number | null): void;
}

/** A line that a check or an error points at. */
export interface MarkedLine {
  readonly line: number;
  readonly message: string;
}

export interface EditorProps {
  readonly ref: Ref<EditorHandle>;
  /** The code at first; afterwards the editor owns it. */
  readonly initialSource: string;
  readonly marks: readonly MarkedLine[];
  readonly onChange: (source: string) => void;
  readonly onRun: () => void;
  /** id of the text that says how the keyboard leaves the editor. */
  readonly describedBy: string;
}
