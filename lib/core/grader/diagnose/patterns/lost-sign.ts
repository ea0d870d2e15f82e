import { isBorneOut, type Pattern } from '../evidence';

export const lostSign: Pattern = (evidence) => {
  if (isBorneOut(evidence, ({ expectedNumbers }) => expectedNumbers.map(Math.abs))) {
    return 'The sign is lost: what should be negative came back positive, of the right size.';
  }
  return null;
};
