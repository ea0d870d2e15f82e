/** `course.yaml`: the course's title and its exercises in the order in which they are taught. */
import { z } from 'zod';
import { refuseInvisible } from '@/lib/core/text/refuse-invisible';
import type { Diagnostic } from './diagnostics';
import { type Parsed, parseYaml } from './parse-yaml';
import { slugSchema } from './schema';

const courseSchema = z.strictObject({
  title: z.string().trim().min(1).max(120).superRefine(refuseInvisible),
  exercises: z.array(slugSchema).min(1).describe('Folders beside course.yaml.'),
});
export type Course = z.infer<typeof courseSchema>;

/** Parses course.yaml and tells everything that is wrong with it. */
export function parseCourse(text: string): Parsed<Course> {
  const parsed = parseYaml('course.yaml', text, courseSchema);
  const slugs = parsed.value?.exercises ?? [];
  const twice = slugs.flatMap((slug, index): Diagnostic[] =>
    slugs.indexOf(slug) === index
      ? []
      : [
          {
            severity: 'error',
            file: 'course.yaml',
            line: parsed.lineOf(['exercises', index]),
            field: `exercises[${index}]`,
            message: `"${slug}" is there twice.`,
            fix: 'Remove one of the two.',
          },
        ],
  );
  return twice.length === 0 ? parsed : { ...parsed, value: null, diagnostics: [...parsed.diagnostics, ...twice] };
}

/** Prerequisites that the course does not have, or teaches only later. */
export function prerequisiteDiagnostics(
  slug: string,
  prerequisites: readonly string[],
  course: readonly string[],
  lineOf: Parsed<unknown>['lineOf'],
): Diagnostic[] {
  const place = course.indexOf(slug);
  return prerequisites.flatMap((prerequisite, index): Diagnostic[] => {
    const other = course.indexOf(prerequisite);
    if (other >= 0 && (place < 0 || other < place)) return [];
    const at = { file: 'exercise.yaml', line: lineOf(['prerequisites', index]), field: `prerequisites[${index}]` };
    if (prerequisite === slug)
      return [{ ...at, severity: 'error', message: 'An exercise cannot be its own prerequisite.', fix: 'Remove it.' }];
    if (other < 0)
      return [
        {
          ...at,
          // An exercise may wait for others that are still being written.
          severity: 'warning',
          message: `The course has no exercise "${prerequisite}".`,
          fix: `Use slugs of course.yaml: ${course.filter((one) => one !== slug).join(', ')}.`,
        },
      ];
    return [
      {
        ...at,
        severity: 'warning',
        message: `"${prerequisite}" comes later in the course than "${slug}".`,
        fix: 'Change the order in course.yaml, or the prerequisite.',
      },
    ];
  });
}
