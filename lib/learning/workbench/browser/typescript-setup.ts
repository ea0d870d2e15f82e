/** Strict TypeScript for a student's file: the language of ES2022, no DOM, and the exercise's own types. */
import type { FunctionSignature } from '@/lib/core/exercise/values';
import { ambientTypes, contractModule, signatureText } from '../ambient-types';
import type { Monaco } from './load-monaco';

type Model = ReturnType<Monaco['editor']['createModel']>;

const contractOwner = 'nabla-contract';
const quietMs = 600;

/** Creates the student's model `<slug>.ts` with the exercise's types around it. Dispose the result with the editor. */
export function createExerciseModel(
  monaco: Monaco,
  slug: string,
  functions: readonly FunctionSignature[],
  source: string,
): { model: Model; dispose(): void } {
  monaco.typescriptDefaults.setCompilerOptions({
    strict: true,
    target: monaco.ScriptTarget.ESNext,
    lib: ['es2022'],
    module: 99,
    moduleResolution: 2,
    moduleDetection: 3,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    allowNonTsExtensions: true,
    noEmit: true,
    types: [],
  });
  monaco.typescriptDefaults.setEagerModelSync(true);
  monaco.typescriptDefaults.setExtraLibs([{ content: ambientTypes(functions), filePath: 'file:///exercise.d.ts' }]);
  const uri = (name: string) => monaco.Uri.parse(`file:///${name}`);
  monaco.editor.getModel(uri(`${slug}.ts`))?.dispose();
  monaco.editor.getModel(uri('contract.ts'))?.dispose();
  const model = monaco.editor.createModel(source, 'typescript', uri(`${slug}.ts`));
  const contract = monaco.editor.createModel(contractModule(functions, slug), 'typescript', uri('contract.ts'));
  const check = () => void checkContract(monaco, functions, model, contract).catch(() => undefined);
  let timer = setTimeout(check, quietMs);
  const listening = model.onDidChangeContent(() => {
    clearTimeout(timer);
    timer = setTimeout(check, quietMs);
  });
  const dispose = () => {
    clearTimeout(timer);
    listening.dispose();
    contract.dispose();
    model.dispose();
  };
  return { model, dispose };
}

/** Marks functions that are missing or have other types than the exercise asks for, at their own name. */
async function checkContract(
  monaco: Monaco,
  functions: readonly FunctionSignature[],
  model: Model,
  contract: Model,
): Promise<void> {
  const findWorker = await monaco.getTypeScriptWorker();
  const worker = await findWorker(contract.uri, model.uri);
  const diagnostics = await worker.getSemanticDiagnostics(contract.uri.toString());
  if (model.isDisposed() || contract.isDisposed()) return;
  const markers = diagnostics.flatMap(({ start }) => {
    // Line 1 is the import; line i + 2 is about function i.
    const signature = functions[contract.getPositionAt(start ?? 0).lineNumber - 2];
    if (!signature) return [];
    const pattern = `\\b${signature.name}\\b`;
    const range = model.findNextMatch(pattern, { lineNumber: 1, column: 1 }, true, true, null, false)?.range;
    const message = range
      ? `This exercise asks for: export function ${signatureText(signature)}`
      : `Missing: export function ${signatureText(signature)}`;
    const last = model.getLineCount();
    const place = range ?? new monaco.Range(last, 1, last, model.getLineMaxColumn(last));
    return [{ ...place, message, severity: monaco.MarkerSeverity.Warning }];
  });
  monaco.editor.setModelMarkers(model, contractOwner, markers);
}
