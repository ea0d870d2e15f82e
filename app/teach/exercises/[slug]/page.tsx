import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { assetUrl } from '@/lib/assets.server';
import { admitPage } from '@/lib/auth/admit.server';
import { NotFound } from '@/lib/auth/errors';
import { listOwnClasses } from '@/lib/classes/classes.server';
import { listConcerned } from '@/lib/studio/classes.server';
import { getAuthored } from '@/lib/studio/folders.server';
import { listUploads } from '@/lib/studio/uploads.server';
import { Studio } from './studio';

export const metadata: Metadata = { title: 'Studio' };

export default async function StudioPage({ params }: PageProps<'/teach/exercises/[slug]'>) {
  const { slug } = await params;
  const viewer = await admitPage('/teach/exercises/[slug]', `/teach/exercises/${slug}`);
  const exercise = await getAuthored(viewer, slug).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const [concerned, own, uploads] = await Promise.all([
    listConcerned(viewer, slug),
    listOwnClasses(viewer),
    listUploads(viewer, slug),
  ]);
  const { published, publishedVersion, folder, classId, isOwner } = exercise;
  const classes = own.map(({ id, name }) => ({ id, name }));
  const className = concerned.find(({ id }) => id === classId)?.name ?? null;
  return (
    <Studio
      key={slug}
      slug={slug}
      title={exercise.title}
      viewerId={viewer.id}
      concerned={concerned}
      images={uploads.map(({ name }) => name)}
      owning={{ classId, className, isOwner, classes }}
      published={published}
      publishedVersion={publishedVersion}
      opened={{ files: folder.files, version: folder.version }}
      assets={{
        bake: {
          bakeWorkerUrl: assetUrl('bakeWorker'),
          sandboxWorkerUrl: assetUrl('sandboxWorker'),
          wasmUrl: assetUrl('sandboxWasm'),
        },
        monaco: {
          monaco: assetUrl('monaco'),
          monacoCss: assetUrl('monacoCss'),
          monacoEditorWorker: assetUrl('monacoEditorWorker'),
          monacoTypescriptWorker: assetUrl('monacoTypescriptWorker'),
        },
      }}
    />
  );
}
