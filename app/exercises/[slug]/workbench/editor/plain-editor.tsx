'use client';

import { type KeyboardEvent, useImperativeHandle, useRef } from 'react';
import { mended } from '@/lib/core/grader/stray-characters';
import { changedPart } from '@/lib/learning/workbench/changed-part';
import classes from './editor.module.css';
import type { EditorProps } from './editor-handle';

/** A textarea: on phones, whose keyboards Monaco does not serve well, and wherever Monaco does not load. */
export function PlainEditor({ ref, initialSource, marks, onChange, onRun, describedBy }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const leaving = useRef(false);

  useImperativeHandle(ref, () => ({
    replace(source) {
      if (!area.current) return;
      area.current.focus();
      area.current.select();
      insert(area.current, source);
      onChange(area.current.value);
    },
    follow(source) {
      if (!area.current) return;
      const { start, end, text } = changedPart(area.current.value, source);
      area.current.setRangeText(text, start, end, 'preserve');
    },
    mend(repairs) {
      if (!area.current) return;
      const { start, end, text } = changedPart(area.current.value, mended(area.current.value, repairs));
      area.current.focus();
      area.current.setSelectionRange(start, end);
      insert(area.current, text);
      onChange(area.current.value);
    },
    focus: () => area.current?.focus(),
    showLine(line, column) {
      if (!area.current) return;
      const lines = area.current.value.split('\n');
      const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
      const end = start + (lines[line - 1]?.length ?? 0);
      area.current.focus();
      area.current.setSelectionRange(column === null ? start : Math.min(end, start + column - 1), end);
      area.current.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(area.current).lineHeight));
    },
  }));

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onRun();
    } else if (event.key === 'Tab' && !event.shiftKey && !leaving.current) {
      event.preventDefault();
      insert(event.currentTarget, '  ');
      onChange(event.currentTarget.value);
    }
    if (event.key !== 'Shift') leaving.current = event.key === 'Escape';
  };

  return (
    <div className={classes.plain}>
      <textarea
        ref={area}
        className={classes.area}
        defaultValue={initialSource}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        aria-label="Your code"
        aria-describedby={describedBy}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        wrap="off"
      />
      {marks.length > 0 && (
        <ul className={classes.plainMarks} aria-label="Lines to look at">
          {marks.map((mark) => (
            <li key={`${mark.line} ${mark.message}`}>
              Line {mark.line}: {mark.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Types text over the selection so that the browser's own undo knows of it. */
function insert(area: HTMLTextAreaElement, text: string): void {
  // Deprecated without a successor: nothing else writes into a textarea's undo history.
  if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
}
