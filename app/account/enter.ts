'use client';

import type { Route } from 'next';

/** Goes on as another person: a full load, so that nothing fetched for the one before is shown. */
export function enter(path: Route): void {
  window.location.assign(path);
}
