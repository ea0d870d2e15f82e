import { handle } from '@/app/api/handler';
import { getMetrics } from '@/lib/platform/observe/endpoints';
import { readMetrics } from '@/lib/platform/observe/gauges.server';

const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' };

export const GET = handle(getMetrics, async () => new Response(await readMetrics(), { headers }));
