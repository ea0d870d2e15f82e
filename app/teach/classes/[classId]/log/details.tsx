import { Fragment } from 'react';
import { Time } from '@/app/shell/time';

/** As details hold instants: `2026-03-01T22:59:00.000Z`, and in old entries `2026-03-01 22:59 UTC`. */
const instant = /(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z| \d\d:\d\d UTC))/;

/** What an entry of the log tells beside its sentence, its instants on the class's clock. */
export function Details({ text }: { readonly text: string }) {
  return text.split(instant).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts keep their places
    <Fragment key={index}>
      {index % 2 === 1 ? <Time at={part.replace(' UTC', 'Z').replace(' ', 'T')} form="unnamed" /> : part}
    </Fragment>
  ));
}
