'use client';

/** A concept question's place; see lib/questions. */
export function Question(_: { slug: string; id: string }) {
  return null;
}
