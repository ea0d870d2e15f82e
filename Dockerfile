# Nabla in a container: docker build -t nabla . (docs/operating.md). Nothing is fetched when it starts.
FROM node:20-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# As scripts/install.mjs does: optional packages hold the compilers' binaries, development packages build the course.
RUN npm install --no-save --include=dev --include=optional --no-fund --no-audit
COPY . .
# Client, workers, baked exercises and the build. The database it makes on the way is not kept.
RUN NABLA_DATA=/tmp/build-data node scripts/start.mjs --prepare && rm -rf /tmp/build-data .next/cache

FROM node:20-bookworm-slim
WORKDIR /app
# Root's files, which the account below can read and not change.
COPY --from=build /app /app
RUN mkdir -p /data /app/.next/cache && chown node:node /data /app/.next/cache
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 NABLA_DATA=/data PORT=3000
USER node
VOLUME /data
EXPOSE 3000
# Whether it runs, not whether the database answers: starting again helps the former only.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health?live=1').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.mjs"]
