'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { loadMonaco, type Monaco, type MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import classes from './editor.module.css';

interface Props {
  readonly assets: MonacoAssets;
  readonly left: { readonly title: string; readonly source: string };
  readonly right: { readonly title: string; readonly source: string };
}

/** Two versions of the code with their differences marked; on a phone, or without Monaco, one after the other. */
export function CodeDiff({ assets, left, right }: Props) {
  const [monaco, setMonaco] = useState<Monaco | null>(null);
  const narrow = useMediaQuery('(max-width: 48em)');
  useEffect(() => {
    if (narrow === false) loadMonaco(assets).then(setMonaco, () => undefined);
  }, [assets, narrow]);
  return (
    <div className={classes.diff}>
      {monaco && !narrow ? (
        <>
          <div className={classes.diffTitles}>
            <span>{left.title}</span>
            <span>{right.title}</span>
          </div>
          <MonacoDiff monaco={monaco} left={left.source} right={right.source} />
        </>
      ) : (
        <div className={classes.diffPlain}>
          {[left, right].map(({ title, source }) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
            <section key={title} tabIndex={0} aria-label={title}>
              <h3>{title}</h3>
              <pre>{source}</pre>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

function MonacoDiff({ monaco, left, right }: { monaco: Monaco; left: string; right: string }) {
  const host = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    if (!host.current) return;
    monaco.editor.setTheme(scheme === 'dark' ? 'nabla-dark' : 'nabla-light');
    const editor = monaco.editor.createDiffEditor(host.current, {
      automaticLayout: true,
      readOnly: true,
      domReadOnly: true,
      fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
      fontSize: 13,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      renderOverviewRuler: false,
      lineNumbersMinChars: 3,
      unicodeHighlight: { ambiguousCharacters: false },
      useInlineViewWhenSpaceIsLimited: true,
      // Read only: Tab has nothing to indent.
      tabFocusMode: true,
    });
    // Plain text models: TypeScript would complain of the same names twice.
    const original = monaco.editor.createModel(left, 'text/plain');
    const modified = monaco.editor.createModel(right, 'text/plain');
    editor.setModel({ original, modified });
    return () => {
      editor.dispose();
      // A comparison under way fails when its texts disappear.
      setTimeout(() => {
        original.dispose();
        modified.dispose();
      }, 3000);
    };
  }, [monaco, left, right, scheme]);
  return <div ref={host} className={classes.diffMonaco} />;
}
