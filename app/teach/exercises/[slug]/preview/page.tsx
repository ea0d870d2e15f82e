import { Alert, Anchor, Container, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Workbench } from '@/app/exercises/[slug]/workbench/workbench';
import { workbenchAssets } from '@/app/exercises/[slug]/workbench-assets';
import prose from '@/app/lessons/prose.module.css';
import { showPreview } from '@/app/lessons/render-lesson';
import { studioPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { previewExercise } from '@/lib/authoring/studio/preview.server';
import { formatDiagnostic } from '@/lib/core/exercise/diagnostics';
import { publicView } from '@/lib/core/exercise/public-view';
import { NotFound } from '@/lib/platform/http/errors';
import { admitPage } from '@/lib/platform/session/admit.server';

export const metadata: Metadata = { title: 'Preview' };

export default async function PreviewPage({ params }: PageProps<'/teach/exercises/[slug]/preview'>) {
  const { slug } = await params;
  const viewer = await admitPage('/teach/exercises/[slug]/preview', `/teach/exercises/${slug}/preview`);
  const { revision: full, diagnostics } = await previewExercise(viewer, slug).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  if (!full)
    return (
      <Container size="md" py="xl">
        <Title order={1}>No preview yet</Title>
        <Alert color="red" variant="light" my="md" title="The exercise does not bake">
          {diagnostics.map((diagnostic) => (
            <div key={formatDiagnostic(diagnostic)}>{formatDiagnostic(diagnostic)}</div>
          ))}
        </Alert>
        <Anchor component={Link} href={studioPath(slug)}>
          ← Back to the studio
        </Anchor>
      </Container>
    );
  const revision = publicView(full);
  const { task, lesson } = await showPreview(revision.lesson, slug);
  return (
    <Workbench
      key={revision.id}
      revision={{ ...revision, lesson: '' }}
      viewerId={null}
      preview
      assets={workbenchAssets()}
      next={null}
      showAttempts={false}
      heading={
        <>
          <Anchor component={Link} href={studioPath(slug)} size="sm">
            ← Back to the studio
          </Anchor>
          <Title order={1} size="h3">
            {revision.title}
          </Title>
        </>
      }
      task={<div className={prose.prose}>{task ?? revision.summary}</div>}
      lesson={<div className={prose.prose}>{lesson}</div>}
    />
  );
}
