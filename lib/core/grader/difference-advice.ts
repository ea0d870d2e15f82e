/** A difference quotient in the place of a derivative: close on paper, and wrong where numbers are small, or steps large. */
import { lineAt, withoutTexts } from './code-text';

/** `(f(a) - f(b)) / (2 * h)`; what is called and what it is divided by are looked at by themselves. */
const quotient =
  /\(\s{0,9}([\w.]{1,99})\([^()]{0,200}\)\s{0,9}-\s{0,9}([\w.]{1,99})(?:\([^()]{0,200}\))?\s{0,9}\)\s{0,9}\/\s{0,9}([\d.]{1,99}(?:e-?\d{1,3})?|\w{1,99}|\([^()]{0,99}\))/g;

/** Only where the divisor holds a small number, or the name of one: other differences are divided too. */
export function differenceAdvice(source: string): string | null {
  const code = withoutTexts(source);
  for (const { 3: divisor = '', index } of code.matchAll(quotient)) {
    if (!(divisor.match(/[\w.]+(?:e-\d+)?/g) ?? []).some((part) => isSmall(part, code))) continue;
    return (
      `Line ${lineAt(code, index)} divides a difference of two values by a small step. That is a derivative only nearly, and digits are lost: ` +
      'write the formula of the derivative instead.'
    );
  }
  return null;
}

const largestStep = 0.1;

function isSmall(part: string, code: string): boolean {
  const own = Number(part);
  if (!Number.isNaN(own)) return own > 0 && own <= largestStep;
  if (!/^[A-Za-z_$][\w$]{0,99}$/.test(part)) return false;
  const value = new RegExp(`\\b${part}\\s{0,9}(?::\\s{0,9}number\\s{0,9})?=\\s{0,9}([\\d.]+(?:e-?\\d+)?)`).exec(
    code,
  )?.[1];
  return value !== undefined && Number(value) > 0 && Number(value) <= largestStep;
}
