/** Nothing begins here. Without it, Next looks for one further up and finds Nabla's. */
export function register(): void {}
