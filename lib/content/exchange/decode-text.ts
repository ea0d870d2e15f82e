/** A file's bytes → text, or why it is none. Text is UTF-8; what an editor adds to it (a byte order mark, CR LF) is taken off. */

export type DecodedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly line: number | null; readonly message: string; readonly fix: string };

const asUtf8 = 'Save it as UTF-8: in most editors that is "Save with encoding".';

export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || hasEveryOtherZero(bytes))
    return { kind: 'problem', line: null, message: 'The text is in UTF-16, not in UTF-8.', fix: asUtf8 };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
    const control = controlIn(text);
    if (control === null) return { kind: 'text', text };
    const message = `There is a control character (code ${text.charCodeAt(control)}) in the text.`;
    return { kind: 'problem', line: lineAt(text, control), message, fix: 'Remove it: text files hold text only.' };
  } catch {
    const line = lineAt(new TextDecoder().decode(bytes), firstBad(bytes));
    return { kind: 'problem', line, message: 'The text is not in UTF-8.', fix: asUtf8 };
  }
}

/** How UTF-16 without a byte order mark shows in text that is mostly Latin. */
function hasEveryOtherZero(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 64);
  if (sample.length < 4) return false;
  const zeros = (parity: number) => sample.filter((byte, index) => index % 2 === parity && byte === 0).length;
  return Math.max(zeros(0), zeros(1)) > sample.length / 4;
}

function controlIn(text: string): number | null {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return index;
  }
  return null;
}

/** Where decoding fails, in characters of what is decoded leniently: the first replacement that is not in the text itself. */
function firstBad(bytes: Uint8Array): number {
  const lenient = new TextDecoder().decode(bytes);
  let at = -1;
  for (;;) {
    at = lenient.indexOf('\ufffd', at + 1);
    if (at < 0) return 0;
    const before = new TextEncoder().encode(lenient.slice(0, at)).length;
    if (bytes[before] !== 0xef || bytes[before + 1] !== 0xbf || bytes[before + 2] !== 0xbd) return at;
  }
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
