/** The tabs of one browser that have the same document open, and what they say to each other. */
import { z } from 'zod';
import type { Kept } from './kept';
import type { OpenTabLink, TabLink } from './tabs';

/** `on`: the stamp of the content that the last change was made to. */
type Message<T> = { readonly kind: 'hello' } | { readonly kind: 'state'; readonly kept: Kept<T>; readonly on: number };

interface Listeners<T> {
  readonly onHello: () => void;
  readonly onState: (kept: Kept<T>, on: number) => void;
}

export class TabGroup<T> {
  private readonly link: TabLink;

  constructor(openTabs: OpenTabLink, name: string, content: z.ZodType<T>, { onHello, onState }: Listeners<T>) {
    const schema = messageSchema(content);
    this.link = openTabs(`nabla.tabs.${name}`, (heard) => {
      const message = schema.safeParse(heard);
      // A tab of another version of the app may say what this one does not understand.
      if (!message.success) return;
      if (message.data.kind === 'hello') onHello();
      else onState(message.data.kept, message.data.on);
    });
  }

  /** The others answer with what they have. */
  greet(): void {
    this.post({ kind: 'hello' });
  }

  tell(kept: Kept<T>, on: number): void {
    this.post({ kind: 'state', kept, on });
  }

  close(): void {
    this.link.close();
  }

  private post(message: Message<T>): void {
    this.link.post(message);
  }
}

function messageSchema<T>(content: z.ZodType<T>): z.ZodType<Message<T>> {
  const kept = z.object({
    content,
    base: z.number().int().nullable(),
    synced: z.boolean(),
    sent: z.array(content),
    stamp: z.number(),
  });
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('hello') }),
    z.object({ kind: z.literal('state'), kept, on: z.number() }),
  ]);
}
