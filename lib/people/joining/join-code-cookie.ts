/** Carries the join code through a provider's sign-in page and back. */
export const joinCodeCookie = 'nabla-join-code';
export const joinCodeCookieSeconds = 15 * 60;
