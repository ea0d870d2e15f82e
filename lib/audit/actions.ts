/** Everything that goes into the audit log, by its name there, with how the log says it. */
export const auditActions = {
  'class.create': 'created the class',
  'class.rename': 'renamed the class',
  'class.archive': 'archived the class',
  'class.restore': 'restored the class',
  'class.renewJoinCode': 'renewed the join code',
} as const;

export type AuditAction = keyof typeof auditActions;
