/** Help with exercise.yaml: fields and values by the JSON Schema that the server validates by, and the names that it declares itself. */
import { exerciseJsonSchema, jsonSchemaFile } from '@/lib/core/exercise/json-schema';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import type { Monaco } from '@/lib/learning/workbench/browser/load-monaco';

interface Offer {
  readonly label: string;
  readonly documentation: string;
}

/** Where an exercise's file stands beside the others, as its first line, which names the schema, supposes. */
export const fileUri = (slug: string, file: string) => `file:///exercises/${slug}/${file}`;

/** Ends with `dispose`. @param functions of the exercise, whose names are offered too */
export function assistYaml(monaco: Monaco, functions: () => readonly FunctionSignature[]): { dispose(): void } {
  const names = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' '],
    provideCompletionItems: (model, position) => {
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
      const kind = monaco.languages.CompletionItemKind.Variable;
      return {
        suggestions: namesAt(before, functions()).map((offer) => ({ ...offer, kind, insertText: offer.label, range })),
      };
    },
  });
  // Without it there is still the editor, and what the server's own reading says.
  const schema = monaco
    .loadYaml()
    .then(({ configureYaml }) => configureYaml(`file:///${jsonSchemaFile}`, exerciseJsonSchema()))
    .catch(() => null);
  return {
    dispose: () => {
      names.dispose();
      void schema.then((help) => help?.dispose());
    },
  };
}

const functionKeys = ['function', 'forward'];
const parameterKeys = ['kinks', 'upstream', 'gives', 'to', 'limit', 'parameter', 'in'];

/** Names that the exercise itself declares, behind the keys that ask for one. */
export function namesAt(line: string, functions: readonly FunctionSignature[]): readonly Offer[] {
  const key = /([\w-]+):\s*\w*$/.exec(line)?.[1] ?? '';
  const offer = (label: string, documentation: string): Offer => ({ label, documentation });
  if (functionKeys.includes(key)) return functions.map(({ name, description }) => offer(name, description));
  if (!parameterKeys.includes(key)) return [];
  const names = new Map(
    functions.flatMap(({ name, parameters }) => parameters.map((parameter) => [parameter.name, name] as const)),
  );
  return [...names].map(([parameter, name]) => offer(parameter, `A parameter of ${name}.`));
}
