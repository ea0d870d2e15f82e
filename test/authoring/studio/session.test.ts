/** A studio page without React: undo takes back one change, and never what was typed since. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Folder } from '@/lib/authoring/studio/limits';
import { StudioSession } from '@/lib/authoring/studio/session';
import { memoryStorage } from '@/lib/client/documents/storage';
import { noTabs } from '@/lib/client/documents/tabs';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const yaml = ['title: Softplus', 'summary: A smooth ReLU.', 'limits: {}', '', 'checks:', '  - name: One', ''].join(
  '\n',
);
const opened: Folder = { 'exercise.yaml': yaml, 'lesson.md': '# Softplus\n', 'solution.ts': 'export {};\n' };

function openSession() {
  const saved: Folder[] = [];
  const session = new StudioSession({
    slug: 'softplus',
    owner: 'ada',
    storage: memoryStorage(),
    openTabs: noTabs,
    opened: { files: opened, version: 1 },
    send: async (files, base) => {
      saved.push(files);
      return { kind: 'saved', version: base + 1 };
    },
    findLatest: async () => null,
    onTheirs: () => {},
  });
  return { session, saved, text: (path: string) => session.files.get()[path] };
}

describe('undo', () => {
  test('of a suggestion keeps what was typed since, in other files and in the same one', async () => {
    const { session, saved, text } = openSession();
    const suggestion = { 'exercise.yaml': `${yaml}  - name: Two\n`, 'mistakes/slip.ts': 'export {};\n' };
    const undo = session.edit((now) => ({ ...now, ...suggestion }));
    session.setText('lesson.md', '# Softplus\n\nTyped since.\n');
    session.setText('exercise.yaml', (text('exercise.yaml') ?? '').replace('title: Softplus', 'title: Soft plus'));
    expect(undo()).toEqual([]);
    expect(session.files.get()).toEqual({
      ...opened,
      'exercise.yaml': yaml.replace('title: Softplus', 'title: Soft plus'),
      'lesson.md': '# Softplus\n\nTyped since.\n',
    });
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved.at(-1)).toEqual(session.files.get());
  });

  test('leaves alone, and names, what was changed since in the same place', () => {
    const { session, text } = openSession();
    const undo = session.edit((now) => ({
      ...now,
      'exercise.yaml': `${yaml}  - name: Two\n`,
      'mistakes/slip.ts': 'a\n',
    }));
    session.setText('exercise.yaml', `${yaml}  - name: Two, in my words\n`);
    session.setText('mistakes/slip.ts', 'a\nb\n');
    expect(undo()).toEqual(['exercise.yaml', 'mistakes/slip.ts']);
    expect([text('exercise.yaml'), text('mistakes/slip.ts')]).toEqual([
      `${yaml}  - name: Two, in my words\n`,
      'a\nb\n',
    ]);
  });

  test('of a restored version brings back what it replaced, beside what was typed since', () => {
    const { session } = openSession();
    const old: Folder = { ...opened, 'solution.ts': '// old\n', 'alternatives/loops.ts': 'x\n' };
    session.setText('solution.ts', '// mine\n');
    const undo = session.edit(() => old);
    session.setText('lesson.md', 'Since.\n');
    expect(undo()).toEqual([]);
    expect(session.files.get()).toEqual({ ...opened, 'solution.ts': '// mine\n', 'lesson.md': 'Since.\n' });
  });

  test('of a deleted file puts it back, unless another one has its name by now', () => {
    const { session, text } = openSession();
    session.addFile('mistakes/slip.ts');
    const before = text('mistakes/slip.ts');
    const undo = session.deleteFile('mistakes/slip.ts');
    expect([text('mistakes/slip.ts'), session.place.get().file]).toEqual([undefined, 'exercise.yaml']);
    expect([undo(), text('mistakes/slip.ts')]).toEqual([[], before]);
    const again = session.deleteFile('mistakes/slip.ts');
    session.setText('mistakes/slip.ts', 'another');
    expect([again(), text('mistakes/slip.ts')]).toEqual([['mistakes/slip.ts'], 'another']);
  });

  test('twice is undone once', () => {
    const { session } = openSession();
    const undo = session.setText('lesson.md', 'x');
    undo();
    expect(undo()).toEqual([]);
    expect(session.files.get()).toEqual(opened);
  });
});

describe('the file that is open', () => {
  test('follows a new and a renamed one, and stays where a file is not there', () => {
    const { session } = openSession();
    session.addFile('alternatives/loops.ts');
    expect(session.place.get().file).toBe('alternatives/loops.ts');
    session.renameFile('alternatives/loops.ts', 'alternatives/with-map.ts');
    expect(session.place.get().file).toBe('alternatives/with-map.ts');
    expect(Object.keys(session.files.get())).not.toContain('alternatives/loops.ts');
    session.show('nowhere.ts', 3);
    expect(session.place.get()).toEqual({ file: 'alternatives/with-map.ts', goTo: { line: 3 } });
  });
});
