import type { NextConfig } from 'next';

const immutable = [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }];
/**
 * For what proxy.ts passes by: files, and the page that says that there is no such file, which nobody may put into a frame. No
 * more than that, since a policy on a worker's script would be the worker's own.
 */
const guarded = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
];
const bundles = ['bake', 'monaco', 'sandbox', 'trainer'];

const config: NextConfig = {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // TypeScript 7 has no JavaScript API for Next to call; `npm run validate` type-checks with the compiler itself.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pglite-prisma-adapter',
    '@prisma/adapter-pg',
    '@prisma/schema-engine-wasm',
    'pg',
    'piscina',
    'quickjs-wasi',
    'esbuild',
    'exceljs',
    'nodemailer',
    'pino',
    'prom-client',
  ],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
  // The bundles' file names carry a content hash.
  headers: async () => [
    ...bundles.map((name) => ({ source: `/${name}/:path*`, headers: [...immutable, ...guarded] })),
    { source: '/_next/:path*', headers: guarded },
  ],
};

export default config;
