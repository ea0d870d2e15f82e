import type { Metadata } from 'next';
import { assetUrl } from '@/lib/engine/bundles/assets.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { Lab } from './lab';

export const metadata: Metadata = {
  title: 'Gradient lab',
  description: 'Train a real network in the browser and watch its gradients, layer by layer.',
};

export default async function LabPage() {
  const viewer = await admitPage('/lab');
  return <Lab workerUrl={assetUrl('labWorker')} wasmUrl={assetUrl('sandboxWasm')} signedIn={viewer !== null} />;
}
