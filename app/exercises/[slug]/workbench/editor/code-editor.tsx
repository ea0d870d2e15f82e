'use client';

import { Alert, Skeleton } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { useEffect, useId, useState } from 'react';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import { loadMonaco, type Monaco, type MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import classes from './editor.module.css';
import type { EditorProps } from './editor-handle';
import { MonacoCodeEditor } from './monaco-code-editor';
import { PlainEditor } from './plain-editor';

interface Props extends Omit<EditorProps, 'describedBy'> {
  readonly slug: string;
  readonly functions: readonly FunctionSignature[];
  readonly assets: MonacoAssets;
  /** Always the textarea, as on a phone. */
  readonly plain: boolean;
}

type Loading = { readonly kind: 'loading' | 'failed' } | { readonly kind: 'ready'; readonly monaco: Monaco };

/** The editor with what stands below it: how the keyboard leaves it. */
export function CodeEditor({ slug, functions, assets, plain, ...props }: Props) {
  const loading = useMonaco(assets, plain);
  const [tabLeaves, setTabLeaves] = useState(false);
  const help = useId();
  const toggle = useOs() === 'macos' ? 'Ctrl+Shift+M' : 'Ctrl+M';
  const usePlain = plain || loading.kind === 'failed';

  return (
    <div className={classes.editor}>
      {!plain && loading.kind === 'failed' && (
        <Alert color="yellow" variant="light" radius={0} p="xs">
          The full editor did not load; this plain one works the same. Reload the page to try again.
        </Alert>
      )}
      <div className={classes.body}>
        {usePlain ? (
          <PlainEditor {...props} describedBy={help} />
        ) : loading.kind === 'ready' ? (
          <MonacoCodeEditor
            {...props}
            describedBy={help}
            monaco={loading.monaco}
            slug={slug}
            functions={functions}
            onTabMode={setTabLeaves}
          />
        ) : (
          <EditorSkeleton />
        )}
      </div>
      <p id={help} className={classes.help}>
        {usePlain
          ? 'Tab indents. Press Escape, then Tab to leave the editor.'
          : tabLeaves
            ? 'Tab now leaves the editor.'
            : `Tab indents. Press ${toggle} or Escape, then Tab to leave the editor.`}
      </p>
    </div>
  );
}

export function EditorSkeleton() {
  return (
    <div className={classes.skeleton} aria-hidden>
      {[62, 38, 0, 54, 71, 46, 12].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
        <Skeleton key={index} height={12} width={`${width}%`} visible={width > 0} />
      ))}
    </div>
  );
}

function useMonaco(assets: MonacoAssets, plain: boolean): Loading {
  const [state, setState] = useState<Loading>({ kind: 'loading' });
  useEffect(() => {
    if (plain) return;
    let current = true;
    loadMonaco(assets).then(
      (monaco) => current && setState({ kind: 'ready', monaco }),
      () => current && setState({ kind: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [assets, plain]);
  return state;
}
