'use client';

import { Alert } from '@mantine/core';
import type { ComponentType } from 'react';
import { ActivationCurves } from './activation-curves';

/** The props of every figure: what stands in `::figure{name="…" function="…"}`. */
export interface FigureProps {
  readonly variant: string | null;
}

/** A new figure is one file and one line. */
const figures: Readonly<Record<string, ComponentType<FigureProps>>> = {
  'sigmoid-curves': ActivationCurves,
  'activation-curves': ActivationCurves,
};

export function Figure({ name, variant }: { name: string } & FigureProps) {
  const Found = figures[name];
  if (!Found) {
    return (
      <Alert color="yellow" my="md">
        There is no figure named &ldquo;{name}&rdquo;.
      </Alert>
    );
  }
  return <Found variant={variant} />;
}
