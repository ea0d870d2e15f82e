/** Renders a component as the app does, without a server and without waiting for transitions. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';

// Fields that grow ask it whether a font has come; happy-dom has none.
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });

export function show(ui: ReactNode) {
  return render(ui, {
    wrapper: ({ children }) => (
      <MantineProvider env="test">
        <Notifications />
        {children}
      </MantineProvider>
    ),
  });
}
