import { join } from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  // The packages are the repository's, two folders up.
  turbopack: { root: join(process.cwd(), '../..') },
};

export default config;
