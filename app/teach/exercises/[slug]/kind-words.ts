import type { CheckKind } from '@/lib/authoring/studio/outline';

export const kindWords: Readonly<Record<CheckKind, string>> = {
  value: 'value: what you write',
  matches: 'matches: what the solution returns',
  gradient: 'gradient: confirmed by finite differences',
  gradcheck: 'gradcheck: fits their own forward function',
  property: 'property: a property of any result',
};
