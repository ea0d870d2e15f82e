/** What a personal token may read. No scope writes. */
export const scopes = {
  'classes:read': 'Your classes, their sections and assignments',
  'roster:read': 'The students of your classes: names, e-mails, sections, school ids',
  'grades:read': 'Scores, lateness and overrides',
  'attempts:read': 'Attempts: code, verdicts and reports',
} as const;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]]; // Object.keys forgets the keys' type

export const isScope = (text: string): text is Scope => text in scopes;
