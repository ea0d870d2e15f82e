import type { CheckOutline } from './kind';

export const matchesOutline: CheckOutline = {
  words: 'matches: what the solution returns',
  needs: new Map(),
  may: ['kinks', 'cases', 'generate'],
};
