'use client';

import { errorNumber } from './error-number';

/** Where the header itself could not be shown, such as without a database: no styles, no parts of ours. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const number = errorNumber(error);
  return (
    <html lang="en">
      <head>
        <title>Something on our side failed · Nabla</title>
        <meta name="color-scheme" content="light dark" />
      </head>
      <body style={{ fontFamily: 'system-ui, sans-serif', maxWidth: '36rem', margin: '5rem auto', padding: '0 1rem' }}>
        <main>
          <h1>Something on our side failed</h1>
          <p>
            Nothing that you typed is lost. Try again in a moment; if it keeps failing, tell the person who runs this
            course{number && `: the number ${number} is in the server’s log`}.
          </p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
