/** What people may choose to get by mail or not. Mail about the account itself always comes. */
export const mailTopics = {
  comments: 'Comments on your work',
  regrades: 'Results of a re-grading',
} as const;

export type MailTopic = keyof typeof mailTopics;

export const isMailTopic = (text: string): text is MailTopic => Object.hasOwn(mailTopics, text);
