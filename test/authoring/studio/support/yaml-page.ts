/** The page of yaml-assist.test.ts: exercise.yaml in Monaco, helped as in the studio. */
import { assistYaml, fileUri } from '@/app/teach/exercises/[slug]/yaml-completion';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import { loadMonaco, type MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';

export interface YamlPage {
  /** Puts the caret at the end. */
  write(text: string): void;
  suggest(): void;
  hover(line: number, column: number): void;
  /** What is underlined. */
  errors(): readonly { readonly line: number; readonly message: string }[];
}

async function open(assets: MonacoAssets, functions: readonly FunctionSignature[]): Promise<YamlPage> {
  const monaco = await loadMonaco(assets);
  const host = document.createElement('div');
  host.style.height = '500px';
  document.body.append(host);
  const model = monaco.editor.createModel('', 'yaml', monaco.Uri.parse(fileUri('softplus', 'exercise.yaml')));
  const editor = monaco.editor.create(host, { model, wordBasedSuggestions: 'off' });
  assistYaml(monaco, () => functions);
  const run = (command: string) => {
    editor.focus();
    editor.trigger('test', command, {});
  };
  return {
    write(text) {
      editor.setValue(text);
      editor.setPosition(model.getFullModelRange().getEndPosition());
    },
    suggest: () => run('editor.action.triggerSuggest'),
    hover(lineNumber, column) {
      editor.setPosition({ lineNumber, column });
      run('editor.action.showHover');
    },
    errors: () =>
      monaco.editor
        .getModelMarkers({ resource: model.uri })
        .map(({ startLineNumber, message }) => ({ line: startLineNumber, message })),
  };
}

Object.assign(globalThis, { openYaml: open });
