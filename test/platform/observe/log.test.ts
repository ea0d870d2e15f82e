/** What stands in the log, and who does not. */
import { expect, test } from 'vitest';
import { makeLog, requestContext } from '@/lib/platform/observe/log.server';

function logTo(level = 'info') {
  const lines: string[] = [];
  return { lines, logger: makeLog(level, { write: (line: string) => void lines.push(line) }) };
}

test('a line says when, how bad, and which request it was', () => {
  const { lines, logger } = logTo();
  requestContext().run({ requestId: 'r-1' }, () => logger.warn({ route: '/lessons/[slug]' }, 'Late.'));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    requestId: 'r-1',
    route: '/lessons/[slug]',
    msg: 'Late.',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

test('what is below the level is left out', () => {
  const { lines, logger } = logTo('warn');
  logger.info('Nothing much.');
  expect(lines).toEqual([]);
});

test('an error keeps its number, its place and its cause, and loses addresses', () => {
  const { lines, logger } = logTo();
  const cause = new Error('ada@school.edu was refused');
  logger.error({ err: Object.assign(new Error('No mail for <ada@school.edu>.', { cause }), { digest: '123' }) });
  const { err } = JSON.parse(lines[0] ?? '');
  expect(err).toMatchObject({
    digest: '123',
    message: 'No mail for <(e-mail)>.',
    cause: { message: '(e-mail) was refused' },
  });
  expect(err.stack).toContain('log.test.ts');
  expect(lines[0]).not.toContain('ada@');
});

test('a query that the database client refuses does not show what it was given', () => {
  const { lines, logger } = logTo();
  const message =
    'Invalid `prisma.draft.create()` invocation:\n{ data: { source: "my code" } }\n\nUnknown argument `x`.';
  logger.error({ err: new Error(message) });
  expect(lines[0]).toContain('Unknown argument');
  expect(lines[0]).not.toContain('my code');
});
