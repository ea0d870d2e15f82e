/** Everything that goes into the audit log, by its name there, with how the log says it. */
export const auditActions = {
  'class.create': 'created the class',
  'class.rename': 'renamed the class',
  'class.archive': 'archived the class',
  'class.restore': 'restored the class',
  'class.renewJoinCode': 'renewed the join code',
  'comment.add': 'commented on an attempt',
  'comment.edit': 'changed a comment',
  'comment.remove': 'removed a comment',
  'comment.restore': 'put a removed comment back',
  'override.set': 'set a score by hand',
  'override.end': 'took back a score set by hand',
  'regrade.start': 'began a re-grading',
  'regrade.cancel': 'cancelled a re-grading',
  'regrade.apply': 'applied a re-grading',
  'privacy.declineErasure': 'declined a request to delete personal data',
  'privacy.erase': 'deleted a student’s personal data on their request',
} as const;

export type AuditAction = keyof typeof auditActions;
