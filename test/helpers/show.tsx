/** Renders a component as the app does, without a server and without waiting for transitions. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { makeQueryClient } from '@/lib/platform/contract/query';

// Fields that grow ask it whether a font has come; happy-dom has none.
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });

/** As the app's own, but what fails is told at once. */
function makeTestQueries() {
  const queries = makeQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } });
  return queries;
}

export function show(ui: ReactNode) {
  const queries = makeTestQueries();
  return render(ui, {
    wrapper: ({ children }) => (
      <QueryClientProvider client={queries}>
        <MantineProvider env="test">
          <Notifications />
          {children}
        </MantineProvider>
      </QueryClientProvider>
    ),
  });
}
