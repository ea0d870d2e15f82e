import type { CheckOutline } from './kind';

export const propertyOutline: CheckOutline = {
  words: 'property: a property of any result',
  needs: new Map([['property', () => '{ is: finite }']]),
  may: ['cases', 'generate'],
};
