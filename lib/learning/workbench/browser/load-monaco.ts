/** Loads the pre-bundled Monaco (scripts/bundle/monaco.ts) once, on the first page that needs an editor. */

export type Monaco = typeof import('./monaco-entry');
export type Editor = ReturnType<Monaco['editor']['create']>;

/** URL paths from `assetUrl`. */
export interface MonacoAssets {
  readonly monaco: string;
  readonly monacoCss: string;
  readonly monacoEditorWorker: string;
  readonly monacoTypescriptWorker: string;
  readonly monacoYamlWorker: string;
}

let loading: Promise<Monaco> | null = null;

/** @throws Error when a part of it does not arrive; calling again tries again. */
export function loadMonaco(assets: MonacoAssets): Promise<Monaco> {
  loading ??= load(assets).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(assets: MonacoAssets): Promise<Monaco> {
  globalThis.MonacoEnvironment = {
    getWorker: (_module, label) => {
      const own = new Map([
        ['typescript', assets.monacoTypescriptWorker],
        ['yaml', assets.monacoYamlWorker],
      ]);
      return new Worker(own.get(label) ?? assets.monacoEditorWorker, { type: 'module', name: label });
    },
  };
  // The comment keeps Next's bundler from resolving a URL that exists only at run time.
  const module: Promise<Monaco> = import(/* turbopackIgnore: true */ /* webpackIgnore: true */ assets.monaco);
  const [monaco] = await Promise.all([module, loadStyles(assets.monacoCss), document.fonts?.ready]);
  defineThemes(monaco);
  return monaco;
}

function loadStyles(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error("The editor's styles did not load."));
    document.head.append(link);
  });
}

/** Grounds match `--nabla-surface`; token colours keep 4.5 : 1 on them. */
function defineThemes(monaco: Monaco): void {
  monaco.editor.defineTheme('nabla-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '5c6670', fontStyle: 'italic' },
      { token: 'keyword', foreground: '4334b8' },
      { token: 'number', foreground: '9a4500' },
      { token: 'string', foreground: '1d6b34' },
      { token: 'type', foreground: '0f6674' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#1f2328',
      'editorLineNumber.foreground': '#6b7280',
      'editorLineNumber.dimmedForeground': '#6b7280',
      'editorLineNumber.activeForeground': '#1f2328',
      'editor.lineHighlightBorder': '#00000000',
      // Fades what is unused; at the default it falls below AA.
      'editorUnnecessaryCode.opacity': '#000000c0',
      'editor.lineHighlightBackground': '#f4f5f9',
      'diffEditor.insertedTextBackground': '#2b8a3e2a',
      'diffEditor.insertedLineBackground': '#2b8a3e14',
      'diffEditor.removedTextBackground': '#d6293e26',
      'diffEditor.removedLineBackground': '#d6293e12',
    },
  });
  monaco.editor.defineTheme('nabla-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '9aa0a8', fontStyle: 'italic' },
      { token: 'keyword', foreground: 'b3a8ff' },
      { token: 'number', foreground: 'ffb37a' },
      { token: 'string', foreground: '8fdba2' },
      { token: 'type', foreground: '7fd4e4' },
    ],
    colors: {
      'editor.background': '#1f2024',
      'editor.foreground': '#dfe1e6',
      'editorLineNumber.foreground': '#8a8f98',
      'editorLineNumber.dimmedForeground': '#8a8f98',
      'editorLineNumber.activeForeground': '#dfe1e6',
      'editor.lineHighlightBorder': '#00000000',
      // Fades what is unused; at the default it falls below AA.
      'editorUnnecessaryCode.opacity': '#000000c0',
      'editor.lineHighlightBackground': '#27282d',
      'diffEditor.insertedTextBackground': '#69db7c30',
      'diffEditor.insertedLineBackground': '#69db7c14',
      'diffEditor.removedTextBackground': '#ff879036',
      'diffEditor.removedLineBackground': '#ff879016',
    },
  });
}
