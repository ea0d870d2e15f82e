/** The export against the schema: every table that names a person is in it, or stands here with the reason why not. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../helpers/database';
import { downloadOwnData } from '../../helpers/own-data';
import { makeUser } from '../../helpers/people';

freshDatabase();

/** What the person did to others: it is in `auditEntries`, without the others. */
const left = new Map([
  ['accountLinksMade', 'links for others'],
  ['grantsGiven', 'rights of others'],
  ['grantsRevoked', 'rights of others'],
  ['overridesGiven', 'scores of others'],
  ['regrades', 'work of others, graded again'],
  ['erasuresDecided', 'requests of others'],
  ['invitationsGiven', 'addresses of others'],
]);

function modelOf(name: string): string {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  return new RegExp(`^model ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(schema)?.[1] ?? '';
}

const relations = [...modelOf('User').matchAll(/^ {2}(\w+)\s+[A-Z]\w+\[\]/gm)].map(([, name = '']) => name);

test('every table that refers to a person is exported, or left out with a reason', async () => {
  expect(relations).toContain('attempts');
  const exported = Object.keys(await downloadOwnData(await makeUser()));
  expect(relations.filter((name) => !exported.includes(name) && !left.has(name))).toEqual([]);
  expect([...left.keys()].filter((name) => exported.includes(name) || !relations.includes(name))).toEqual([]);
});

test('no table names a person by an id that the schema does not tell the person of', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  const silent = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, name = '', body = '']) => {
    const ids = [...body.matchAll(/^ {2}(userId|\w+ById|actorId|subjectId|authorId|ownerId)\s/gm)].map(
      ([, id = '']) => id,
    );
    return ids.filter((id) => !body.includes(`fields: [${id}]`)).map((id) => `${name}.${id}`);
  });
  expect(silent).toEqual([]);
});
