import {
  Anchor,
  Code,
  Container,
  Stack,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from '@mantine/core';
import type { Metadata } from 'next';
import { environment } from '@/lib/platform/env/environment.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { listOwnClasses } from '@/lib/teaching/classes/classes.server';
import { apiEndpoints, writtenPath } from '@/lib/teaching/public-api/endpoints';
import { listTokens } from '@/lib/teaching/public-api/tokens.server';
import { CreateToken } from './create-token';
import { TokenList } from './token-list';

export const metadata: Metadata = { title: 'API' };

export default async function ApiPage() {
  const viewer = await admitPage('/teach/api');
  const [tokens, classes] = await Promise.all([listTokens(viewer), listOwnClasses(viewer)]);
  const { url } = environment();
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <div>
          <Title order={1}>API</Title>
          <Text c="dimmed">
            Scripts and gradebooks read your classes with a personal token. The API reads only; a token sees no more
            than you do.
          </Text>
        </div>
        <section aria-labelledby="tokens">
          <Title order={2} id="tokens" mb="sm">
            Your tokens
          </Title>
          <TokenList
            tokens={tokens.map(({ createdAt, expiresAt, lastUsedAt, ...token }) => ({
              ...token,
              createdAt: createdAt.toISOString(),
              expiresAt: expiresAt?.toISOString() ?? null,
              lastUsedAt: lastUsedAt?.toISOString() ?? null,
            }))}
          />
        </section>
        <CreateToken classes={classes.map(({ id, name }) => ({ id, name }))} />
        <section aria-labelledby="paths">
          <Title order={2} id="paths" mb="sm">
            What can be read
          </Title>
          <TableScrollContainer minWidth={560}>
            <Table>
              <TableThead>
                <TableTr>
                  <TableTh scope="col">Path</TableTh>
                  <TableTh scope="col">What</TableTh>
                  <TableTh scope="col">Scope</TableTh>
                </TableTr>
              </TableThead>
              <TableTbody>
                {apiEndpoints.map(({ summary, scope, path }) => (
                  <TableTr key={path}>
                    <TableTd>
                      <Code>{writtenPath({ path })}</Code>
                    </TableTd>
                    <TableTd>{summary}</TableTd>
                    <TableTd>
                      <Code>{scope}</Code>
                    </TableTd>
                  </TableTr>
                ))}
              </TableTbody>
            </Table>
          </TableScrollContainer>
          <Text mt="md">
            <Anchor href="/api/v1/openapi.json">OpenAPI description</Anchor>. An example:
          </Text>
          <Code block>{`curl -H "Authorization: Bearer nabla_…" ${url}/api/v1/classes`}</Code>
        </section>
      </Stack>
    </Container>
  );
}
