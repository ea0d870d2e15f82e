/** The grader's sentences: plain text in which `backticks` set code. */
export function InlineText({ text }: { text: string }) {
  return text.split('`').map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence keep their places
    return index % 2 === 1 ? <code key={index}>{part}</code> : part;
  });
}
