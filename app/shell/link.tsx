'use client';

/**
 * Next's link as a client component. In a server component `next/link` is a plain function, which cannot be handed to
 * `component={…}` of another component: the page fails at run time.
 */
export { default as Link } from 'next/link';
