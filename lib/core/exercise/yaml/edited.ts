/** What becomes of a text that is edited: nothing is changed where it cannot be read, or a snippet is not YAML. */
export type Edited = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

export const done = (text: string): Edited => ({ ok: true, text });
export const failed = (message: string): Edited => ({ ok: false, message });
export const unreadable = failed('exercise.yaml is not valid YAML: mend it in the editor first.');
