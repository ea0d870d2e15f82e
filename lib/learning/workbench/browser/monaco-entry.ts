/**
 * What scripts/bundle/monaco.ts bundles: the editor's core and features, TypeScript with its language service, the plain
 * colouring of YAML and Markdown, and for the studio the help with YAML. The app imports only this module's type; see `load-monaco.ts`.
 */
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/typescript/register';
import 'monaco-editor/languages/definitions/yaml/register';

export * from 'monaco-editor/editor';
export {
  getTypeScriptWorker,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';

export const loadYaml = () => import('./monaco-yaml');
