/** Runs the commands of a script, in lanes side by side, and prints what each took. */
import { spawn } from 'node:child_process';

export type Command = readonly [program: string, ...args: string[]];

interface Run {
  readonly command: Command;
  readonly status: number;
}

/**
 * Lanes run beside each other, the commands of a lane one after the other, all of them also where one fails. What a command
 * printed is shown where it failed.
 * @returns the exit status for the script: 1 where any failed.
 */
export async function runLanes(lanes: readonly (readonly Command[])[]): Promise<number> {
  const began = performance.now();
  const runs = (await Promise.all(lanes.map(runLane))).flat();
  const failed = runs.filter(({ status }) => status !== 0);
  console.log(`\n${seconds(began)} s in all`);
  if (failed.length > 0) console.error(`Failed: ${failed.map(({ command }) => command.join(' ')).join(', ')}`);
  return failed.length > 0 ? 1 : 0;
}

async function runLane(commands: readonly Command[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (const command of commands) runs.push({ command, status: await run(command) });
  return runs;
}

function run(command: Command): Promise<number> {
  const began = performance.now();
  const child = spawn('npx', command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const status = code ?? 1;
      console.log(`${status === 0 ? '✓' : '✗'} ${command.join(' ')}  (${seconds(began)} s)`);
      if (status !== 0) console.log(output);
      resolve(status);
    });
  });
}

const seconds = (began: number) => ((performance.now() - began) / 1000).toFixed(1);
