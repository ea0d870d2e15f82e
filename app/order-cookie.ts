/**
 * A visitor's own seed for the order of options in questions: proxy.ts sets it, lessons read it. It names nobody. There are few, so that
 * a lesson is rendered a few times for all visitors; neighbours rarely have the same.
 */
export const orderCookie = 'nabla-order';

const seeds = 8;

export const drawSeed = (): string => `v${Math.floor(Math.random() * seeds)}`;

export const isSharedSeed = (seed: string): boolean => /^v\d$/.test(seed);
