/** `npm run validate`: format, lint, import zones and cycles (Biome), types, unused code. Runs all and fails if any failed. */
import { spawnSync } from 'node:child_process';
import { generateClient } from './generate.mjs';

generateClient();
const commands = [
  ['biome', 'check', '--error-on-warnings', '.'],
  ['next', 'typegen'],
  ['tsc', '--noEmit'],
  ['tsc', '--noEmit', '-p', 'exercises'],
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
