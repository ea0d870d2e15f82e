import { Alert, Anchor } from '@mantine/core';
import { regradesPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { ConcernedClass } from '@/lib/authoring/studio/classes.server';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';

interface Props {
  /** Why the server did not publish; empty where it did, or was not asked. */
  readonly serverSaid: readonly Diagnostic[];
  readonly concerned: readonly ConcernedClass[];
  readonly published: boolean;
}

/** What the server has to say of the exercise, above the tabs. */
export function StudioNotices({ serverSaid, concerned, published }: Props) {
  const errors = serverSaid.filter(({ severity }) => severity === 'error');
  return (
    <>
      {serverSaid.length > 0 && (
        <Alert color="red" variant="light" title="The server found this when it baked, and did not publish" mb="sm">
          {errors.map(({ file, line, message }) => (
            <div key={`${file} ${line} ${message}`}>
              {file}
              {line !== null && `:${line}`} {message}
            </div>
          ))}
        </Alert>
      )}
      {concerned
        .filter(({ outdated }) => published && outdated > 0)
        .map(({ id, name, outdated }) => (
          <Alert key={id} variant="light" mb="sm" py="xs">
            {outdated === 1 ? 'One attempt' : `${outdated} attempts`} in {name} were graded by an older version.{' '}
            <Anchor component={Link} href={regradesPath(id)} size="sm">
              Grade them again
            </Anchor>
          </Alert>
        ))}
    </>
  );
}
