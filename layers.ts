/**
 * Who may import whom: the only statement of it, held by test/architecture/walls.test.ts.
 *
 * Wings stand from the bottom up. A room may import every room of the wings that its wing `sees`, and of its own wing only
 * the rooms named after its `>`. `app` and `scripts` stand on top and may import any room; nothing in `lib` imports them.
 */
interface Wing {
  readonly sees: readonly string[];
  readonly rooms: string;
}

const pure = ['core', 'content', 'engine'];
const server = [...pure, 'platform'];

export const wings: Readonly<Record<string, Wing>> = {
  // What an exercise is and how code is graded. Pure: no React, Next, Prisma, Node, DOM, clock or randomness.
  core: {
    sees: [],
    rooms:
      'time, numeric, scoring > time, text, exercise > numeric text, questions > exercise, grader > exercise numeric text',
  },
  // What is read, lessons and figures, and what comes and goes as files.
  content: { sees: ['core'], rooms: 'figures, lesson > figures, exchange' },
  // Runs code: the sandbox, the baking of exercises, the lab. Knows no database.
  engine: { sees: ['core', 'content'], rooms: 'bundles, sandbox > bundles, baking > bundles sandbox, lab > sandbox' },
  // What a server needs, whatever it serves.
  platform: {
    sees: [...pure, 'client'],
    rooms:
      'env, db > env, http, rendering, session > env db http, live > db http session, audit > db http session live, observe > env db http contract, backup > db env http contract observe, serving > env db http live observe backup, limits > db, contract > http session, jobs > db http session observe, mail > env db http session contract jobs observe',
  },
  // What a browser keeps, for the workbench and the studio alike.
  client: { sees: ['core'], rooms: 'documents' },
  // Accounts, how people come into a class, who is in it, and what they may ask of their data.
  people: { sees: server, rooms: 'accounts, joining > accounts, members > accounts joining, privacy' },
  // A student's side.
  learning: {
    sees: [...server, 'client', 'people'],
    rooms:
      'catalogue, drafts > catalogue, progress > catalogue, reading > catalogue, attempts > catalogue drafts progress, workbench > attempts',
  },
  // A class's side.
  teaching: {
    sees: [...server, 'people', 'learning'],
    rooms:
      'classes, assignments > classes, gradebook, board > gradebook, reviews, regrading > reviews, public-api > gradebook',
  },
  // Writing exercises in the browser.
  authoring: { sees: [...server, 'client', 'people', 'learning'], rooms: 'studio' },
};
