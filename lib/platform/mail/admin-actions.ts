'use server';
/** What the administration's page calls about jobs and mail. */
import { z } from 'zod';
import { action } from '@/lib/platform/contract/action.server';
import { dismissJob, reviveJob } from '@/lib/platform/jobs/overview.server';
import { sendTestMail } from './test-mail.server';

const ofJobs = { policy: 'administrator', stale: ['/admin'], input: z.tuple([z.uuid()]) } as const;

export const reviveJobAction = action(ofJobs, reviveJob);
export const dismissJobAction = action(ofJobs, dismissJob);

/** Answers with where it went. */
export const sendTestMailAction = action({ policy: 'administrator' }, sendTestMail);
