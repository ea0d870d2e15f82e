/** Characters of a section's name. */
export const longestSectionName = 80;
