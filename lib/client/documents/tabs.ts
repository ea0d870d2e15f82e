/** What the tabs of one browser tell each other. Messages reach every other tab that listens to the same name, none its own. */

import { browserStorage } from './storage';

export interface TabLink {
  post(message: unknown): void;
  close(): void;
}

/** `onMessage` gets what the others posted, perhaps from an older version of the app: nothing about its shape is known. */
export type OpenTabLink = (name: string, onMessage: (message: unknown) => void) => TabLink;

/** By BroadcastChannel, and by the `storage` event where a browser has none. */
export const browserTabs: OpenTabLink = (name, onMessage) =>
  typeof BroadcastChannel === 'undefined' ? byStorage(name, onMessage) : byChannel(name, onMessage);

/** For what is not shared: a preview, kept in the page alone. */
export const noTabs: OpenTabLink = () => ({ post: () => {}, close: () => {} });

function byChannel(name: string, onMessage: (message: unknown) => void): TabLink {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => onMessage(data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}

/** Storage tells the other tabs of a change, which is undone at once: it is a message, not something to keep. */
function byStorage(name: string, onMessage: (message: unknown) => void): TabLink {
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key === name && newValue !== null) onMessage(parse(newValue));
  };
  window.addEventListener('storage', onStorage);
  return {
    post: (message) => {
      browserStorage.set(name, JSON.stringify(message));
      browserStorage.remove(name);
    },
    close: () => window.removeEventListener('storage', onStorage),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
