import { relationTemplate } from '../templates';
import type { CheckOutline } from './kind';

export const gradientOutline: CheckOutline = {
  words: 'gradient: confirmed by finite differences',
  needs: new Map([['of', relationTemplate]]),
  may: ['kinks', 'cases', 'generate'],
};
