'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import type { Editor, Monaco } from '@/lib/learning/workbench/browser/load-monaco';
import { createExerciseModel } from '@/lib/learning/workbench/browser/typescript-setup';
import { changedPart } from '@/lib/learning/workbench/changed-part';
import classes from './editor.module.css';
import type { EditorProps } from './editor-handle';

interface Props extends EditorProps {
  readonly monaco: Monaco;
  readonly slug: string;
  readonly functions: readonly FunctionSignature[];
  /** Tab moves the focus (true) or indents (false). */
  readonly onTabMode: (leaves: boolean) => void;
}

export function MonacoCodeEditor(props: Props) {
  const { ref, monaco, marks } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    if (!host.current) return;
    const { slug, functions, initialSource } = latest.current;
    const { model, dispose } = createExerciseModel(monaco, slug, functions, initialSource);
    const made = monaco.editor.create(host.current, {
      ...options,
      model,
      ariaLabel: 'Your code. Press Escape, then Tab to leave the editor.',
    });
    editor.current = made;
    model.onDidChangeContent(() => latest.current.onChange(model.getValue()));
    made.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => latest.current.onRun());
    letTabLeave(monaco, made, (leaves) => latest.current.onTabMode(leaves));
    return () => {
      editor.current = null;
      made.dispose();
      dispose();
    };
  }, [monaco]);

  useEffect(() => monaco.editor.setTheme(scheme === 'dark' ? 'nabla-dark' : 'nabla-light'), [monaco, scheme]);

  useEffect(() => {
    const collection = editor.current?.createDecorationsCollection(
      marks.map(({ line, message }) => ({
        range: new monaco.Range(line, 1, line, 1),
        options: {
          isWholeLine: true,
          className: classes.markedLine,
          linesDecorationsClassName: classes.markedGutter,
          hoverMessage: { value: message },
        },
      })),
    );
    return () => collection?.clear();
  }, [monaco, marks]);

  useImperativeHandle(ref, () => ({
    replace(source) {
      const model = editor.current?.getModel();
      if (!editor.current || !model || model.getValue() === source) return;
      editor.current.pushUndoStop();
      editor.current.executeEdits('nabla', [{ range: model.getFullModelRange(), text: source }]);
      editor.current.pushUndoStop();
      editor.current.setPosition({ lineNumber: 1, column: 1 });
      editor.current.revealLine(1);
    },
    follow(source) {
      const model = editor.current?.getModel();
      if (!editor.current || !model) return;
      const { start, end, text } = changedPart(model.getValue(), source);
      const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
      editor.current.executeEdits('nabla', [{ range, text }]);
    },
    mend(repairs) {
      const model = editor.current?.getModel();
      if (!editor.current || !model) return;
      editor.current.pushUndoStop();
      editor.current.executeEdits(
        'nabla',
        repairs.map(({ start, end, text }) => ({
          range: monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
          text,
        })),
      );
      editor.current.pushUndoStop();
    },
    focus: () => editor.current?.focus(),
    showLine(line, column) {
      editor.current?.setPosition({ lineNumber: line, column: column ?? 1 });
      editor.current?.revealLineInCenterIfOutsideViewport(line);
      editor.current?.focus();
    },
  }));

  return <div ref={host} className={classes.monaco} />;
}

/** Escape makes the next Tab leave the editor; Monaco's own Ctrl+M (on a Mac Ctrl+Shift+M) makes every Tab leave. */
function letTabLeave(monaco: Monaco, editor: Editor, onTabMode: (leaves: boolean) => void): void {
  const { KeyCode } = monaco;
  editor.onKeyDown(({ keyCode }) => {
    if (keyCode === KeyCode.Escape) editor.updateOptions({ tabFocusMode: true });
    else if (keyCode !== KeyCode.Tab && keyCode !== KeyCode.Shift) editor.updateOptions({ tabFocusMode: false });
  });
  editor.onDidBlurEditorWidget(() => editor.updateOptions({ tabFocusMode: false }));
  const { tabFocusMode } = monaco.editor.EditorOption;
  editor.onDidChangeConfiguration((event) => {
    if (event.hasChanged(tabFocusMode)) onTabMode(editor.getOption(tabFocusMode));
  });
}

const options = {
  automaticLayout: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSize: 14,
  lineHeight: 22,
  fontLigatures: false,
  tabSize: 2,
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  scrollBeyondLastLine: false,
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  lineNumbersMinChars: 3,
  folding: false,
  padding: { top: 12, bottom: 12 },
  // Suggestions and hovers may overlap the panels around.
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  // σ, γ and β in comments are not typing mistakes.
  unicodeHighlight: { ambiguousCharacters: false },
  links: false,
  scrollbar: { alwaysConsumeMouseWheel: false },
} as const;
