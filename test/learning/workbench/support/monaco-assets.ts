import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';

/** Addresses of nothing: tests show the plain editors. */
export const monacoAssets: MonacoAssets = {
  monaco: '/monaco.js',
  monacoCss: '/monaco.css',
  monacoEditorWorker: '/editor.js',
  monacoTypescriptWorker: '/typescript.js',
  monacoYamlWorker: '/yaml.js',
};
