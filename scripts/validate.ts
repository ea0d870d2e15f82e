/** `npm run validate`: format, lint, types, walls, unused code. Runs all and fails if any failed. */
import { prepareClient } from './prepare';
import { runLanes } from './timed';

await prepareClient();
process.exitCode = await runLanes([
  [
    ['next', 'typegen'],
    ['tsc', '--noEmit'],
    ['tsc', '--noEmit', '-p', 'exercises'],
  ],
  [['biome', 'check', '--error-on-warnings', '.'], ['vitest', 'run', '--reporter=dot', 'test/architecture'], ['knip']],
]);
