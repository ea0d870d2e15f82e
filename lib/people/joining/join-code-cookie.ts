/** Carries the join code through a provider's sign-in page and back. */
export const joinCodeCookie = 'nabla-join-code';
/** Names who asked to link a provider, on the way to it and back. */
export const linkCookie = 'nabla-link';
export const joinCodeCookieSeconds = 15 * 60;
