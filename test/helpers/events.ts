/** Reads server-sent events from a stream, comments and `retry:` left out. */

export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

export interface StreamEvents {
  /** Null at the end. */
  next(): Promise<StreamEvent | null>;
  /** Passes over other events. */
  until(event: string): Promise<StreamEvent | null>;
}

export function readEvents(stream: ReadableStream<Uint8Array>): StreamEvents {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  const next = async (): Promise<StreamEvent | null> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end === -1) {
        const { done, value } = await reader.read();
        if (done) return null;
        rest += decoder.decode(value, { stream: true });
        continue;
      }
      const lines = rest.slice(0, end).split('\n');
      rest = rest.slice(end + 2);
      const field = (name: string) =>
        lines
          .find((line) => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim();
      const event = field('event');
      if (event !== undefined) return { event, data: field('data') ?? '' };
    }
  };
  return {
    next,
    until: async (event) => {
      for (;;) {
        const found = await next();
        if (found === null || found.event === event) return found;
      }
    },
  };
}
