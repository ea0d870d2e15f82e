import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { listConcerned } from '@/lib/authoring/studio/classes.server';
import { getAuthored } from '@/lib/authoring/studio/folders.server';
import { listUploads } from '@/lib/authoring/studio/uploads.server';
import { assetUrl } from '@/lib/engine/bundles/assets.server';
import { NotFound } from '@/lib/platform/http/errors';
import { admitPage } from '@/lib/platform/session/admit.server';
import { listOwnClasses } from '@/lib/teaching/classes/classes.server';
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
      exercise={{
        slug,
        title: exercise.title,
        owning: { classId, className, isOwner, classes },
        published,
        publishedVersion,
      }}
      viewerId={viewer.id}
      concerned={concerned}
      images={uploads.map(({ name }) => name)}
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
          monacoYamlWorker: assetUrl('monacoYamlWorker'),
        },
      }}
    />
  );
}
