import { expect, test } from 'vitest';
import * as grantsRoom from '@/lib/people/accounts/grants.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { authorise, findCapability } from '@/lib/platform/session/authorise.server';
import { freshDatabase } from '../../helpers/database';
import { forAdministrator } from '../../helpers/door';
import { makeAdministrator, makeClass, makeInstructor, makeUser, requireViewer } from '../../helpers/people';

const giveRight = forAdministrator(grantsRoom.giveRight);
const revokeRight = forAdministrator(grantsRoom.revokeRight);

const db = freshDatabase();

test('a grant says who gave it and who took it back, and counts at the next request', async () => {
  const [olga, ada] = [await makeAdministrator(), await makeUser()];
  await giveRight(olga, ada.id, 'instructor');
  await giveRight(olga, ada.id, 'instructor');
  expect(await requireViewer(ada.id)).toMatchObject({ role: 'instructor' });
  await revokeRight(olga, ada.id, 'instructor');
  expect(await requireViewer(ada.id)).toMatchObject({ role: 'student' });
  expect(await db().grant.findMany({ where: { userId: ada.id } })).toMatchObject([
    { right: 'instructor', grantedById: olga.id, revokedById: olga.id, revokedAt: expect.any(Date) },
  ]);
  const log = await db().auditEntry.findMany({ where: { subjectId: ada.id }, orderBy: { id: 'asc' } });
  expect(log.map(({ action }) => action)).toEqual(['account.grant', 'account.revoke']);
});

test('an instructor whose right is taken manages their class no more, and stays staff of it', async () => {
  const [olga, ingrid] = [await makeAdministrator(), await makeInstructor()];
  const { id: classId } = await makeClass([[ingrid, 'instructor']]);
  await authorise('classInstructor', ingrid, classId);
  await revokeRight(olga, ingrid.id, 'instructor');
  const now = await requireViewer(ingrid.id);
  expect(await findCapability('classInstructor', now, classId)).toBeNull();
  expect(await findCapability('classStaff', now, classId)).toMatchObject({ role: 'instructor' });
});

test('an instructor of a class gives and takes no rights', async () => {
  const [ingrid, ada] = [await makeInstructor(), await makeUser()];
  await expect(giveRight(ingrid, ada.id, 'administrator')).rejects.toThrow(Forbidden);
  await expect(revokeRight(ingrid, ada.id, 'instructor')).rejects.toThrow(Forbidden);
});

test('there is always one administrator, also when two take each other’s right at once', async () => {
  const [olga, otto] = [await makeAdministrator(), await makeAdministrator()];
  await Promise.allSettled([revokeRight(olga, otto.id, 'administrator'), revokeRight(otto, olga.id, 'administrator')]);
  const open = await db().grant.findMany({ where: { right: 'administrator', revokedAt: null } });
  expect(open).toHaveLength(1);
  const last = await requireViewer(open[0]?.userId ?? '');
  await expect(revokeRight(last, last.id, 'administrator')).rejects.toThrow(InvalidRequest);
});

test('nobody is given a right who is not there', async () => {
  const olga = await makeAdministrator();
  await expect(giveRight(olga, 'nobody', 'instructor')).rejects.toThrow(NotFound);
});
