import { handle } from '@/app/api/handler';
import { postBackup } from '@/lib/platform/backup/endpoints';
import { saveWhileRunning } from '@/lib/platform/backup/running.server';

export const POST = handle(postBackup, saveWhileRunning);
