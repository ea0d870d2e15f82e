import { casesTemplate } from '../templates';
import type { CheckOutline } from './kind';

export const valueOutline: CheckOutline = {
  words: 'value: what you write',
  needs: new Map([['cases', casesTemplate]]),
  may: ['kinks'],
};
