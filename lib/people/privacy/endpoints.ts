/** What somebody may have of their own data. */
import { endpoint } from '@/lib/platform/contract/endpoint';

/** Everything, as a JSON file. */
export const getExport = endpoint({ method: 'GET', path: '/api/privacy/export', policy: 'viewer' });
