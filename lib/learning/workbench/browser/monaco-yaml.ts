/**
 * YAML by a JSON Schema: completion, hover and red lines while typing. A chunk beside Monaco, since only the studio loads it;
 * the schema is given, and nothing is fetched.
 */
import * as monaco from 'monaco-editor/editor';
import { configureMonacoYaml } from 'monaco-yaml';

/** How Monaco was asked for a worker before it wanted the worker itself. */
interface Asked {
  readonly label: string;
  readonly createData: unknown;
}

/** One at a time: dispose it before the next. @param uri of the schema, as the files' first lines name it */
export function configureYaml(uri: string, schema: object): { dispose(): void } {
  const createWebWorker = (asked: Asked) => monaco.editor.createWebWorker({ worker: startWorker(asked) });
  const older = { ...monaco, editor: { ...monaco.editor, createWebWorker } };
  const options = {
    schemas: [{ uri, schema, fileMatch: ['**/exercise.yaml'] }],
    hoverSchemaSource: false,
    disableDefaultProperties: true,
  };
  // Its types are those of an older Monaco, of which it finds nothing here.
  return configureMonacoYaml(older as never, options) as unknown as { dispose(): void };
}

/** As Monaco's own languages start theirs: the first message wakes the worker, the second is what it works by. */
async function startWorker({ label, createData }: Asked): Promise<Worker> {
  const worker = await globalThis.MonacoEnvironment?.getWorker?.('', label);
  if (!worker) throw new Error('There is no worker for YAML.');
  worker.postMessage('');
  worker.postMessage(createData);
  return worker;
}
