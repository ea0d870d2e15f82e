import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lessonProblems } from '@/lib/content/lesson/problems';

/** For those who teach: what their students do not see as it was meant. Nothing where all is well. */
export function AuthorNotes({ lesson }: { readonly lesson: string }) {
  const problems = lessonProblems(lesson);
  if (problems.length === 0) return null;
  return (
    <Alert color="yellow" mb="lg" icon={<IconAlertTriangle />} title="For authors: this lesson has slips">
      <ul>
        {problems.map(({ line, message, fix }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown.
          <li key={index}>
            {line !== null && `Line ${line}: `}
            {message} {fix}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
