/** A mail as its parts, and how they become text and HTML. */

export interface MailMessage {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** What to open, where there is something. */
  readonly action?: { readonly label: string; readonly url: string };
  /** After the action: what to do where it was not asked for. */
  readonly note?: string;
}

/** Where mail of this kind is turned off; null for mail about the account. */
export type Unsubscribing = { readonly topic: string; readonly url: string } | null;

const reason = 'You get this because you have an account with Nabla.';

export function renderText({ paragraphs, action, note }: MailMessage, unsubscribe: Unsubscribing): string {
  const parts = [
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...(note ? [note] : []),
    `-- \n${reason}${unsubscribe ? ` No more mail on "${unsubscribe.topic}": ${unsubscribe.url}` : ''}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

export function renderHtml({ subject, paragraphs, action, note }: MailMessage, unsubscribe: Unsubscribing): string {
  const paragraph = (text: string, kind = '') =>
    `<p${kind && ` class="${kind}"`}>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const button = action
    ? `<p><a class="button" href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>`
    : '';
  const off = unsubscribe
    ? ` <a href="${escapeHtml(unsubscribe.url)}">No more mail on “${escapeHtml(unsubscribe.topic)}”</a>`
    : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(subject)}</title>
<style>${style}</style></head>
<body><main><p class="brand">∇ Nabla</p>
${paragraphs.map((text) => paragraph(text)).join('\n')}
${button}${note ? paragraph(note, 'quiet') : ''}
<p class="quiet">${reason}${off}</p></main></body></html>
`;
}

const style = `
body{margin:0;padding:24px;background:#f6f7fb;color:#1b1d29;font:16px/1.5 system-ui,sans-serif}
main{max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px}
.brand{font-weight:700}.quiet{color:#565a6e;font-size:14px}a{color:#3b46c4}
.button{display:inline-block;padding:10px 18px;border-radius:6px;background:#3b46c4;color:#fff;text-decoration:none}
@media (prefers-color-scheme:dark){body{background:#12131a;color:#e8e9f2}main{background:#1c1e29}
.quiet{color:#a9adc4}a{color:#aab2ff}.button{background:#aab2ff;color:#12131a}}`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
