import { relationTemplate } from '../templates';
import type { CheckOutline } from './kind';

export const gradcheckOutline: CheckOutline = {
  words: 'gradcheck: fits their own forward function',
  needs: new Map([['of', relationTemplate]]),
  may: ['cases', 'generate'],
};
