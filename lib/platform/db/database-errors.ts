/** Prisma's error codes that callers act on. */

/** A unique index refused a row (P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
