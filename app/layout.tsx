import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Header } from './shell/header';
import { Providers } from './shell/providers';
import { clockOfRequest } from './visitor-page';

export const metadata: Metadata = {
  title: { default: 'Nabla: why gradients vanish', template: '%s · Nabla' },
  description: 'Learn why gradients vanish in deep networks and how to keep them alive, by implementing it.',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the nonce makes every page dynamic, which the Content-Security-Policy needs anyway.
  const asked = await headers();
  const nonce = asked.get('x-nonce') ?? undefined;
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <Providers clock={clockOfRequest(asked)}>
          <Header />
          <main id="main">{children}</main>
        </Providers>
      </body>
    </html>
  );
}
