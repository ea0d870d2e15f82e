import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from '@/lib/core/exercise/revision';
import { decodeRevision, encodeRevision, RevisionFormatError } from '@/lib/core/exercise/revision-json';
import { caseOf, expectedCheck, revisionOf, signatureOf, usual } from '../../helpers/revisions';

const scale = signatureOf('scale', { x: 'Matrix', by: 'number' }, { out: 'Matrix', size: 'number' });
const plain = signatureOf('plain', { z: 'Vector' }, 'Vector');
const full: Revision = {
  ...revisionOf(
    [scale, plain],
    [
      expectedCheck('Scales', 'scale', [
        caseOf(
          [
            [
              [1, -0],
              [Number.NaN, 5e-324],
            ],
            2,
          ],
          {
            out: [
              [2, -0],
              [Number.NaN, 1e-323],
            ],
            size: Infinity,
          },
        ),
      ]),
      expectedCheck('Kinked', 'plain', [caseOf([[0, 1]], [0, 1], [[1, 0]])]),
      {
        ...usual,
        visibility: 'hidden',
        kind: 'gradcheck',
        name: 'Fits',
        function: 'plain',
        of: { forward: 'plain', parameters: plain.parameters, upstream: 'z', gives: { '': 'z' } },
        cases: [{ args: [[1]], forwardArgs: [[1]] }],
      },
      {
        ...usual,
        kind: 'property',
        name: 'Bounded',
        function: 'plain',
        property: { is: 'range', min: 0 },
        cases: [{ args: [[1]], shape: [0] }],
      },
    ],
  ),
  mistakes: [
    {
      id: 'wrong-sign',
      title: 'Sign',
      nudge: 'Look.',
      hint: 'Minus.',
      fingerprint: [{ check: 'Scales', caseIndex: 0, output: { out: [[-2, 0]], size: -Infinity } }],
    },
  ],
  questions: [
    {
      kind: 'numeric',
      id: 'how-many',
      prompt: 'How many?',
      answer: 2,
      tolerance: 0,
      explanation: 'Two.',
      wrong: [],
      otherwise: 'No.',
    },
  ],
};

const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** All places in a JSON value. */
function placesOf(json: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof json !== 'object' || json === null) return [path];
  return [path, ...Object.entries(json).flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

function replaced(json: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(json))
    return json.map((part, index) => (String(index) === String(key) ? replaced(part, rest, by) : part));
  if (typeof json !== 'object' || json === null) return by;
  return Object.fromEntries(
    Object.entries(json).map(([field, part]) => [field, field === key ? replaced(part, rest, by) : part]),
  );
}

describe('a revision as JSON', () => {
  test('comes back the same, NaN, infinities and −0 included', () => {
    expect(decodeRevision(throughText(encodeRevision(full)))).toStrictEqual(full);
  });

  test('is refused with a message that names the place', () => {
    const encoded = throughText(encodeRevision(full));
    expect(() => decodeRevision(replaced(encoded, ['checks', 0, 'points'], -1))).toThrow(/checks\.0\.points/);
    expect(() => decodeRevision(replaced(encoded, ['checks', 0, 'cases', 0, 'expected'], 'one'))).toThrow(
      /checks\.0\.cases\.0\.expected.*Not an encoded number: "one"/,
    );
    expect(() => decodeRevision(null)).toThrow(RevisionFormatError);
  });

  test.each<[string, (string | number)[], unknown, RegExp]>([
    ['a function that does not exist', ['checks', 1, 'function'], 'other', /"Kinked": there is no function other/],
    ['too few arguments', ['checks', 1, 'cases', 0, 'args'], [], /0 arguments stand for 1/],
    ['an argument of another type', ['checks', 1, 'cases', 0, 'args', 0], 3, /z is a number/],
    ['an expected value of another type', ['checks', 1, 'cases', 0, 'expected'], [[1]], /expected is not/],
    ['a kink of another shape', ['checks', 1, 'cases', 0, 'kinks', 0], [1], /kink has another shape/],
    ['a fingerprint beyond the cases', ['mistakes', 0, 'fingerprint', 0, 'caseIndex'], 1, /does not exist/],
    ['two checks of one name', ['checks', 1, 'name'], 'Scales', /two checks have one name/],
    ['a value nested without end', ['checks', 1, 'cases', 0, 'expected'], [[[[[[1]]]]]], /nested too deeply/],
    ['a field that nobody knows', ['limits'], { timeoutMs: 1, memoryBytes: 1, fuel: 1, speed: 1 }, /limits/],
  ])('refuses %s', (_, path, by, message) => {
    expect(() => decodeRevision(replaced(throughText(encodeRevision(full)), path, by))).toThrow(message);
  });

  test('anything at all is refused with the one error that callers expect', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(() => decodeRevision(junk)).toThrow(RevisionFormatError);
      }),
    );
  });

  test('junk in any place is refused, or is a revision that encodes to what was read', () => {
    const encoded = throughText(encodeRevision(full));
    const places = placesOf(encoded);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, junk) => {
        const damaged = throughText(replaced(encoded, place, junk));
        let decoded: Revision;
        try {
          decoded = decodeRevision(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(RevisionFormatError);
          return;
        }
        expect(decodeRevision(throughText(encodeRevision(decoded)))).toStrictEqual(decoded);
      }),
      { numRuns: 1000 },
    );
  });

  test('every missing field is refused', () => {
    const encoded = throughText(encodeRevision(full));
    for (const place of placesOf(encoded)) {
      if (place.length === 0 || typeof place.at(-1) !== 'string' || /^\d+$/.test(String(place.at(-1)))) continue;
      const without = throughText(replaced(encoded, place, undefined));
      const kept = (() => {
        try {
          return decodeRevision(without);
        } catch (error) {
          expect(error).toBeInstanceOf(RevisionFormatError);
          return null;
        }
      })();
      // Fields with a default (a question's tolerance, a property's bounds) may be missing; nothing else.
      if (kept !== null) expect(['min', 'tolerance', 'wrong', 'size', 'out', 'z']).toContain(place.at(-1));
    }
  });
});
