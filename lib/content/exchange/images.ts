/** What kind of image some bytes are: read from the bytes, never from a name or a claim. No SVG, which can hold script. */

export const imageTypes = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
} as const;
export type ImageType = keyof typeof imageTypes;

/** Null where the bytes are no image of those types. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const begins = (text: string, at = 0) => [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0));
  if (begins('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (begins('\xff\xd8\xff')) return 'image/jpeg';
  if (begins('GIF87a') || begins('GIF89a')) return 'image/gif';
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp';
  return null;
}

/** Whether a file's ending is one of the type's. */
export function fitsEnding(name: string, type: ImageType): boolean {
  return imageTypes[type].some((ending) => name.toLowerCase().endsWith(`.${ending}`));
}
