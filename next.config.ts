import type { NextConfig } from 'next';

const immutable = [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }];

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
  ],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
  // The bundles' file names carry a content hash.
  headers: async () =>
    ['bake', 'monaco', 'sandbox', 'trainer'].map((name) => ({ source: `/${name}/:path*`, headers: immutable })),
};

export default config;
