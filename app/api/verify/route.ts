import { verifyForVisitor } from '@/lib/learning/attempts/visitor.server';
import { handle, json } from '../handler';
import { visitorBody } from '../inputs';

export const POST = handle('POST /api/verify', { body: visitorBody }, async ({ body, address, caller }) =>
  json({ report: await verifyForVisitor(body, address, caller) }),
);
