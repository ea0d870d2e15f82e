/** The pages of a class, in the order of its tabs. `segment`: below the class's own address. */
export const classTabs = [
  { segment: '', label: 'Overview' },
  { segment: 'grades', label: 'Grades' },
  { segment: 'regrades', label: 'Re-grading' },
] as const;
