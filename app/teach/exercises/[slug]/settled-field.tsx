'use client';

import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './outline.module.css';

interface Common {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
}

/** What is being typed; null while the field shows what the file says. */
function useTyped(value: string, settle: (typed: string) => string | null) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const leave = () => {
    if (typed === null || typed === value) return setTyped(null);
    const refused = settle(typed);
    setProblem(refused);
    if (refused === null) setTyped(null);
  };
  return { shown: typed ?? value, type: setTyped, problem, leave };
}

/** Changes the file when it is left, or on Enter, so that half a word is never baked. */
export function TextField({
  value,
  problemOf = () => null,
  onSettle,
  ...labels
}: Common & { readonly problemOf?: (typed: string) => string | null; readonly onSettle: (typed: string) => void }) {
  const { shown, type, problem, leave } = useTyped(value, (typed) => {
    const refused = problemOf(typed);
    if (refused === null) onSettle(typed);
    return refused;
  });
  return (
    <TextInput
      {...labels}
      value={shown}
      error={problem}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
    />
  );
}

/** A piece of YAML. @param props.onSettle returns why the file was not changed, or null */
export function SnippetField({
  value,
  onSettle,
  ...labels
}: Common & { readonly onSettle: (typed: string) => string | null }) {
  const { shown, type, problem, leave } = useTyped(value, onSettle);
  return (
    <Textarea
      {...labels}
      classNames={{ input: classes.snippet }}
      autosize
      minRows={1}
      maxRows={14}
      spellCheck={false}
      value={shown}
      error={problem}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
