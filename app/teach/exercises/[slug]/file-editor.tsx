'use client';

import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import { signatureText } from '@/lib/learning/workbench/ambient-types';
import { type Editor, loadMonaco, type Monaco, type MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import { createExerciseModel } from '@/lib/learning/workbench/browser/typescript-setup';
import classes from './studio.module.css';
import { assistYaml, fileUri } from './yaml-completion';

interface Props {
  readonly assets: MonacoAssets;
  readonly slug: string;
  /** What the exercise asks for, as far as it is known. */
  readonly functions: readonly FunctionSignature[];
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Where to show the caret; a new object for each wish. */
  readonly goTo: { readonly line: number } | null;
  readonly onChange: (text: string) => void;
}

const languageOf = (file: string) =>
  file.endsWith('.yaml') ? 'yaml' : file.endsWith('.md') ? 'markdown' : 'typescript';

/** One file in Monaco; on a phone, and where Monaco does not load, in a plain field. Mounted anew for each file. */
export function FileEditor(props: Props) {
  const { assets, file, text } = props;
  const [monaco, setMonaco] = useState<Monaco | 'loading' | 'plain'>('loading');
  useEffect(() => {
    if (window.matchMedia('(max-width: 48em)').matches) setMonaco('plain');
    else loadMonaco(assets).then(setMonaco, () => setMonaco('plain'));
  }, [assets]);
  if (monaco === 'loading') return <Skeleton className={classes.editor} />;
  if (monaco === 'plain')
    return (
      <textarea
        className={classes.plain}
        aria-label={file}
        spellCheck={file.endsWith('.md')}
        value={text}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    );
  return <MonacoFile {...props} monaco={monaco} />;
}

function MonacoFile({ monaco, slug, functions, file, text, diagnostics, goTo, onChange }: Props & { monaco: Monaco }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const scheme = useComputedColorScheme('light');
  const changed = useEffectEvent(onChange);
  const first = useEffectEvent(() => text);
  const known = useEffectEvent(() => functions);
  const names = useEffectEvent(() => functions);
  // Code is checked against what is asked for: another contract makes another model, an edit of its words does not.
  const signatures = file.endsWith('.ts') ? functions.map(signatureText).join() : '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: another contract makes another model
  useEffect(() => {
    if (!host.current) return;
    const language = languageOf(file);
    const { model, dispose } = makeModel(monaco, slug, known(), file, first());
    const made = monaco.editor.create(host.current, {
      ...options,
      model,
      wordWrap: language === 'markdown' ? 'on' : 'off',
      ariaLabel: `${file}. Press Escape, then Tab to leave the editor.`,
    });
    editor.current = made;
    model.onDidChangeContent(() => changed(model.getValue()));
    made.onKeyDown(({ keyCode }) => {
      if (keyCode === monaco.KeyCode.Escape) made.updateOptions({ tabFocusMode: true });
      else if (keyCode !== monaco.KeyCode.Tab && keyCode !== monaco.KeyCode.Shift)
        made.updateOptions({ tabFocusMode: false });
    });
    const assistance = language === 'yaml' ? assistYaml(monaco, names) : null;
    return () => {
      editor.current = null;
      assistance?.dispose();
      made.dispose();
      dispose();
    };
  }, [monaco, slug, file, signatures]);

  // A form, a restored version or a colleague's text: one step that the editor's own undo takes back.
  useEffect(() => {
    const model = editor.current?.getModel();
    if (!editor.current || !model || model.getValue() === text) return;
    editor.current.pushUndoStop();
    editor.current.executeEdits('studio', [{ range: model.getFullModelRange(), text }]);
    editor.current.pushUndoStop();
  }, [text]);

  useEffect(() => monaco.editor.setTheme(scheme === 'dark' ? 'nabla-dark' : 'nabla-light'), [monaco, scheme]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const markers = diagnostics
      .filter((diagnostic) => diagnostic.file === file)
      .map(({ line, message, fix, severity }) => ({
        startLineNumber: line ?? 1,
        endLineNumber: line ?? 1,
        startColumn: 1,
        endColumn: model.getLineMaxColumn(Math.min(line ?? 1, model.getLineCount())),
        message: fix ? `${message} → ${fix}` : message,
        severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      }));
    monaco.editor.setModelMarkers(model, 'nabla', markers);
  }, [monaco, file, diagnostics]);

  useEffect(() => {
    if (!goTo || !editor.current) return;
    editor.current.setPosition({ lineNumber: goTo.line, column: 1 });
    editor.current.revealLineInCenter(goTo.line);
    editor.current.focus();
  }, [goTo]);

  return <div ref={host} className={classes.editor} />;
}

/** Code has the language service of the workbench, with what the exercise asks for; one file at a time is its program. */
function makeModel(monaco: Monaco, slug: string, functions: readonly FunctionSignature[], file: string, text: string) {
  if (file.endsWith('.ts')) return createExerciseModel(monaco, slug, functions, text);
  const model = monaco.editor.createModel(text, languageOf(file), monaco.Uri.parse(fileUri(slug, file)));
  return { model, dispose: () => model.dispose() };
}

const options = {
  automaticLayout: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSize: 14,
  lineHeight: 21,
  tabSize: 2,
  insertSpaces: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  lineNumbersMinChars: 3,
  padding: { top: 10, bottom: 10 },
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  unicodeHighlight: { ambiguousCharacters: false },
  scrollbar: { alwaysConsumeMouseWheel: false },
} as const;
