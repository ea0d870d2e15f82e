/** What an archive may hold. Generous beside the course's exercises, the largest of which has 60,000 characters and no image. */

export const mostArchiveBytes = 12 * 2 ** 20;
/** Entries of the archive, folders and what is left out included. */
export const mostEntries = 200;
/** Of a repository's download, of which one exercise is taken. */
export const mostListed = 20_000;
export const mostPlaces = 100;
export const mostInnerZips = 5;
export const mostTextFiles = 80;
export const mostTextBytes = 400_000;
export const mostImages = 20;
export const mostImageBytes = 2 ** 20;
/** What text compresses to is rarely below a twentieth; what does not come near is made to burst. */
export const mostRatio = 200;
/** Below this size the ratio says nothing. */
export const ratioFloorBytes = 2 ** 16;
