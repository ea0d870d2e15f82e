/** The pages of a class, in the order of its tabs. `segment`: below the class's own address. */
export const classTabs = [
  { segment: '', label: 'Overview' },
  { segment: 'help', label: 'Who needs help' },
  { segment: 'people', label: 'People' },
  { segment: 'assignments', label: 'Assignments' },
  { segment: 'grades', label: 'Grades' },
  { segment: 'regrades', label: 'Re-grading' },
  { segment: 'log', label: 'Log' },
  { segment: 'settings', label: 'Settings' },
] as const;
