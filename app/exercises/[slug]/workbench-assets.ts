import { assetUrl } from '@/lib/engine/bundles/assets.server';
import type { WorkbenchAssets } from './workbench/use-session';

/** Where the browser finds the parts of a workbench. */
export function workbenchAssets(): WorkbenchAssets {
  return {
    monaco: assetUrl('monaco'),
    monacoCss: assetUrl('monacoCss'),
    monacoEditorWorker: assetUrl('monacoEditorWorker'),
    monacoTypescriptWorker: assetUrl('monacoTypescriptWorker'),
    monacoYamlWorker: assetUrl('monacoYamlWorker'),
    sandboxWorker: assetUrl('sandboxWorker'),
    sandboxWasm: assetUrl('sandboxWasm'),
  };
}
