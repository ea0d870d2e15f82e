/** Which names an archive may use, and what is wrong with those that it may not. */

const word = '[a-z0-9]+(?:-[a-z0-9]+)*';
const textFile = new RegExp(
  `^(?:exercise\\.yaml|lesson\\.md|starter\\.ts|solution\\.ts|reference\\.ts|(?:alternatives|mistakes)/${word}\\.ts)$`,
);
const imageFile = /^uploads\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

export type PathKind =
  | { readonly kind: 'text' | 'image' }
  /** Left there by an operating system: not worth a refusal. */
  | { readonly kind: 'litter' }
  /** `isStray`: something else altogether, such as a README. */
  | { readonly kind: 'refused'; readonly message: string; readonly fix: string; readonly isStray: boolean };

/** Why a name is dangerous wherever the archive is unpacked; null where it is not. @param name as the archive has it */
export function dangerIn(name: string): string | null {
  const segments = name.split('/');
  if (name === '') return 'an entry has no name';
  if (name.includes('\\')) return 'its name has a backslash';
  if (name.startsWith('/')) return 'its path begins at the root of the disk';
  if (/^[A-Za-z]:/.test(name)) return 'its path names a drive';
  if (segments.includes('..')) return 'its path leads out of the folder';
  if (segments.includes('.') || segments.slice(0, -1).includes('')) return 'its path has an empty step';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\x00-\x1f\x7f]/.test(name)) return 'its name has a control character';
  return null;
}

export function isLitter(name: string): boolean {
  const segments = name.split('/');
  return (
    segments[0] === '__MACOSX' ||
    segments.some((segment) => /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/.test(segment))
  );
}

/** @param path in the exercise's folder */
export function kindOfPath(path: string): PathKind {
  if (textFile.test(path)) return { kind: 'text' };
  if (imageFile.test(path)) return { kind: 'image' };
  if (/\.(?:zip|tar|t?gz|bz2|xz|7z|rar|jar)$/i.test(path))
    return {
      kind: 'refused',
      isStray: false,
      message: 'There is an archive inside the archive.',
      fix: 'Put its files in the folder themselves.',
    };
  if (path.startsWith('uploads/'))
    return {
      kind: 'refused',
      isStray: false,
      message: 'The name of an image has letters that a lesson cannot link to.',
      fix: 'Use letters, digits, ".", "-" and "_".',
    };
  if (/^(?:alternatives|mistakes)\/[^/]+\.ts$/.test(path))
    return {
      kind: 'refused',
      isStray: false,
      message: 'The name cannot be used.',
      fix: 'Use lower-case words joined by hyphens, such as "mistakes/sign-forgotten.ts".',
    };
  return {
    kind: 'refused',
    isStray: true,
    message: 'No exercise has such a file.',
    fix: 'Take it out. An exercise has exercise.yaml, lesson.md, starter.ts, solution.ts, alternatives/<name>.ts, mistakes/<name>.ts and uploads/.',
  };
}
