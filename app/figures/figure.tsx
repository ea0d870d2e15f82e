'use client';

import { Alert } from '@mantine/core';
import type { ComponentType } from 'react';
import { type FigureName, isFigureName } from '@/lib/content/figures/names';
import { ActivationCurves } from './activation-curves';
import { BatchNormDrag } from './batch-norm-drag';
import { Clipping2d } from './clipping-2d';
import { DeepDiagnosis } from './deep-diagnosis';
import type { FigureProps } from './figure-props';
import { InitDistributions } from './init-distributions';
import { ResidualPaths } from './residual-paths';
import { SlopeProduct } from './slope-product';

/** A new figure is one file, its name in lib/content/figures/names.ts and one line here. */
const figures: Readonly<Record<FigureName, ComponentType<FigureProps>>> = {
  'sigmoid-curves': ActivationCurves,
  'activation-curves': ActivationCurves,
  'slope-product': SlopeProduct,
  'clipping-2d': Clipping2d,
  'batch-norm-drag': BatchNormDrag,
  'residual-paths': ResidualPaths,
  'init-distributions': InitDistributions,
  'deep-diagnosis': DeepDiagnosis,
};

export function Figure({ name, variant }: { name: string } & FigureProps) {
  if (!isFigureName(name)) {
    return (
      <Alert color="yellow" my="md">
        There is no figure named &ldquo;{name}&rdquo;.
      </Alert>
    );
  }
  const Found = figures[name];
  return <Found variant={variant} />;
}
