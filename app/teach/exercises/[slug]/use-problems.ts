'use client';

import { useEffect, useRef, useState } from 'react';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import type { FunctionSignature } from '@/lib/core/exercise/values';

type Files = ReadonlyMap<string, string>;

interface Read {
  readonly of: Files;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is told while typing must not run at every key. */
const pauseMs = 250;

/**
 * What is wrong with the text as it stands: what reading it tells comes at once, what only baking can tell when it has baked.
 * `functions`: those of the last text that could be read.
 */
export function useProblems(
  slug: string,
  files: Files,
  baked: { readonly files: Files; readonly diagnostics: readonly Diagnostic[] } | null,
): { readonly diagnostics: readonly Diagnostic[]; readonly functions: readonly FunctionSignature[] } {
  const [read, setRead] = useState<Read | null>(null);
  const [functions, setFunctions] = useState<readonly FunctionSignature[]>([]);
  const isFirst = useRef(true);
  useEffect(() => {
    let current = true;
    const look = async () => {
      isFirst.current = false;
      // The readers of YAML, Markdown and formulas are most of the page's code: the editor need not wait for them.
      const { readProblems } = await import('@/lib/authoring/studio/read-problems');
      if (!current) return;
      const found = readProblems({ slug, files });
      setRead({ of: files, diagnostics: found.diagnostics });
      if (found.functions) setFunctions(found.functions);
    };
    const timer = setTimeout(() => void look(), isFirst.current ? 0 : pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [slug, files]);
  const diagnostics = baked?.files === files ? baked.diagnostics : (read?.diagnostics ?? baked?.diagnostics ?? []);
  return { diagnostics, functions };
}
