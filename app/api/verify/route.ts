import { handle } from '@/app/api/handler';
import { verifyForVisitor } from '@/lib/learning/attempts/visitor.server';
import { postVerify } from '@/lib/learning/workbench/endpoints';

export const POST = handle(postVerify, async ({ body, address, caller }) => ({
  report: await verifyForVisitor(body, address, caller),
}));
