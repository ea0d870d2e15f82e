/** For `prisma generate` and, where its engine can be fetched, `prisma migrate`; Nabla itself migrates at start. */
import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost:5432/nabla' },
});
