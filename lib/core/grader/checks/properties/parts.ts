/**
 * `elementwise` and `rowwise` say the same of vectors and matrices: part i of the result depends on parts i of some
 * parameters only. Shown by calling with a part alone, which must give that part of the whole result.
 */
import { entriesOf, numbersOf } from '@/lib/core/exercise/entries';
import { atPath, formatPair } from '../../text/numbers';
import { callWith, getSignature, replaceArguments } from '../kind';
import { isCloseSum, listNamed, listOf, type PropertyCase, type PropertyKind, type SpecOf, scaleOf } from './kind';

const mostParts = 4;

type PartsSpec = SpecOf<'elementwise'> | SpecOf<'rowwise'>;

/** The first, the last and some between. */
function chosenParts({ over }: PartsSpec, about: PropertyCase): number[] {
  const { length } = listNamed(about, over[0] ?? '');
  const count = Math.min(mostParts, length);
  if (count <= 1) return count === 1 ? [0] : [];
  return Array.from({ length: count }, (_, k) => Math.round((k * (length - 1)) / (count - 1)));
}

function partsKind<Spec extends PartsSpec>(word: string): PropertyKind<Spec> {
  return {
    furtherCalls(spec, about) {
      const { check, args, shape, signatures } = about;
      return chosenParts(spec, about).map((part) => {
        const alone = Object.fromEntries(
          spec.over.map((parameter) => [parameter, listNamed(about, parameter).slice(part, part + 1)]),
        );
        const replaced = replaceArguments(getSignature(signatures, check.function), args, alone);
        return { call: callWith(check.function, replaced), like: listOf(shape).slice(part, part + 1) };
      });
    },
    judge(spec, about, result, further) {
      const scale = scaleOf(result);
      for (const [index, part] of chosenParts(spec, about).entries()) {
        const whole = listOf(result)[part];
        const ofPart = numbersOf(further[index] ?? []);
        for (const [position, { path, value }] of entriesOf(whole ?? [], [part]).entries()) {
          const single = ofPart[position] ?? Number.NaN;
          if (isCloseSum(value, single, scale, about)) continue;
          const [together, byItself] = formatPair(value, single);
          const message =
            `${word} ${part} of the result must depend on ${word.toLowerCase()} ${part} of ${spec.over.join(' and ')} only: ` +
            `called with it alone the result is ${byItself}, among the others ${together}${atPath(path)}.`;
          return { message, expected: `the same result for a ${word.toLowerCase()} alone` };
        }
      }
      return null;
    },
  };
}

export const elementwise: PropertyKind<SpecOf<'elementwise'>> = partsKind('Entry');
export const rowwise: PropertyKind<SpecOf<'rowwise'>> = partsKind('Row');
