/**
 * Which e-mail addresses are taken: those of RFC 5321 and, with letters of any script, of RFC 6531, so that o&leary,
 * jürgen and müller.example are. A typographic apostrophe is valid there too, but is a slip of a word processor.
 */

const word = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{}~-]+";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?';
const address = new RegExp(`^${word}(?:\\.${word})*@(?:${label}\\.)+(?!\\p{N}+$)(?=..)${label}$`, 'u');
const mostLocal = 64;
const mostAddress = 254;

export function isAddress(text: string): boolean {
  const [local = ''] = text.split('@');
  return text.includes('@') && text.length <= mostAddress && local.length <= mostLocal && address.test(text);
}

/** Lower-case, and an accent is one with its letter, as every address is kept. */
export function tidyAddress(cell: string): string {
  return cell
    .replace(/^mailto:/i, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Null for an address that is right, else what is wrong with it and how to mend it. */
export function wrongAddress(email: string): string | null {
  if (isAddress(email)) return null;
  const inside = /<([^<>]+)>/.exec(email)?.[1] ?? email.replace(/[\s"'<>()]|[.,;:]+$/g, '');
  const straight = inside.replace(/[’‘]/g, "'");
  const meant = isAddress(straight) ? ` Did you mean ${straight}?` : '';
  const why = email.includes('@') ? '' : ': it has no @';
  return `“${email}” is not an e-mail address${why}.${meant || ' Correct it, or delete the line.'}`;
}
