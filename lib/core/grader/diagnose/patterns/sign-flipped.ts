import { isBorneOut, type Pattern } from '../evidence';

export const signFlipped: Pattern = (evidence) =>
  isBorneOut(evidence, ({ expectedNumbers }) => expectedNumbers.map((value) => -value))
    ? 'The sign is flipped everywhere: the size of every entry is right.'
    : null;
