import { expectedKind } from './expected';

/** `value`: inputs and answers written by the author. */
export const valueKind = expectedKind;
