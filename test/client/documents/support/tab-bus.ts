import type { OpenTabLink } from '@/lib/client/documents/tabs';

/** The tabs of one browser. Messages arrive a little later, copied, in order, at every other tab of the same name. */
export class TabBus {
  private readonly links = new Set<{ readonly name: string; readonly hear: (message: unknown) => void }>();
  /** Frozen tabs hear nothing. */
  readonly frozen = new Set<OpenTabLink>();

  openTab(): OpenTabLink {
    const open: OpenTabLink = (name, hear) => {
      const own = { name, hear: (message: unknown) => void (this.frozen.has(open) || hear(message)) };
      this.links.add(own);
      return {
        post: (message) => {
          const copy: unknown = structuredClone(message);
          setTimeout(() => {
            for (const link of this.links) if (link !== own && link.name === name) link.hear(copy);
          }, 1);
        },
        close: () => void this.links.delete(own),
      };
    };
    return open;
  }
}
