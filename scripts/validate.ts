/** `npm run validate`: format and lint, types, import zones and cycles, unused code. Runs all and fails if any failed. */
import { spawnSync } from 'node:child_process';
import { generateClient } from './generate.mjs';

generateClient();
const commands = [
  ['biome', 'check', '--error-on-warnings', '.'],
  ['next', 'typegen'],
  ['tsc', '--noEmit'],
  ['tsc', '--noEmit', '-p', 'exercises'],
  ['depcruise', '--config', '.dependency-cruiser.cjs', 'app', 'lib', 'scripts', 'test'],
  ['knip'],
];
const failed = commands.filter((command) => {
  console.log(`\n— ${command.join(' ')}`);
  return (
    spawnSync('npx', command, { stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } }).status !== 0
  );
});
if (failed.length > 0) console.error(`\nFailed: ${failed.map((command) => command[0]).join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
