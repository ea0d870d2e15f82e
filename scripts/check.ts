/** `npm run check`: types, lint, walls and the pure tests, for the time between two edits. */
import { prepareClient } from './prepare';
import { type Command, runLanes } from './timed';

await prepareClient();
const tests: Command = ['vitest', 'run', '--project', 'pure', '--reporter=dot'];
process.exitCode = await runLanes([
  [
    ['next', 'typegen'],
    ['tsc', '--noEmit'],
  ],
  [['biome', 'check', '--error-on-warnings', '.'], tests],
]);
