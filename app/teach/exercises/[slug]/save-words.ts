import type { SaveState } from '@/lib/authoring/studio/autosave';

const notKept = 'this browser keeps nothing for us. Stay on this page.';

/** Where the text is right now, in a few words. */
export function saveWords(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return `Saved as version ${state.version}`;
    case 'pending':
      return state.keptHere ? 'Kept in this browser, not saved yet' : `Not saved yet: ${notKept}`;
    case 'saving':
      return 'Saving…';
    case 'offline':
      return state.keptHere
        ? 'No connection: kept in this browser, saved when it is back'
        : `No connection, and nothing is saved: ${notKept}`;
    case 'busy':
      return state.keptHere
        ? 'The server is busy: kept in this browser, saved soon'
        : `The server is busy, and nothing is saved: ${notKept}`;
    case 'refused':
      return 'Not saved';
    case 'conflict':
      return 'Changed by somebody else';
  }
}
