/** A visitor's own seed for the order of options in questions: proxy.ts sets it, lessons read it. It names nobody. */
export const orderCookie = 'nabla-order';
