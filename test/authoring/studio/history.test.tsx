/** The studio's history: loading, failed, versions, what was set aside, and a restore that was looked at first. */
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { History } from '@/app/teach/exercises/[slug]/history';
import { keepAside } from '@/lib/authoring/studio/set-aside';
import { browserStorage } from '@/lib/client/documents/storage';
import { show } from '../../helpers/show';
import { monacoAssets } from '../../learning/workbench/support/monaco-assets';

const server = vi.hoisted(() => ({ listVersionsAction: vi.fn(), fetchVersion: vi.fn() }));
vi.mock('@/lib/authoring/studio/actions', () => ({ listVersionsAction: server.listVersionsAction }));
vi.mock('@/app/teach/exercises/[slug]/send-folder', () => ({ fetchVersion: server.fetchVersion }));
vi.mock('@/lib/learning/workbench/browser/load-monaco', () => ({
  loadMonaco: () => Promise.reject(new Error('No Monaco in a test.')),
}));

const savedAt = new Date('2026-03-01T10:00:00Z');
const current = { 'lesson.md': 'now', 'solution.ts': 's' };
const versions = [
  { version: 3, savedAt, savedBy: 'Ada', published: false },
  { version: 2, savedAt, savedBy: null, published: true },
];

beforeEach(() => {
  server.listVersionsAction.mockResolvedValue({ ok: true, value: versions });
  server.fetchVersion.mockResolvedValue({
    files: { ...current, 'lesson.md': 'then' },
    version: 2,
    savedBy: null,
    savedAt: '',
  });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.resetAllMocks();
});

function open() {
  const onRestore = vi.fn();
  show(
    <History slug="softplus" owner="ada" version={3} current={current} assets={monacoAssets} onRestore={onRestore} />,
  );
  return onRestore;
}

describe('the history', () => {
  it('says that it is being loaded', () => {
    server.listVersionsAction.mockReturnValue(new Promise(() => {}));
    open();
    expect(screen.getByRole('status', { name: 'The history is being loaded' })).toBeTruthy();
  });

  it.each([
    ['refused', () => Promise.resolve({ ok: false, message: 'No.' })],
    ['lost', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('says when it was %s', async (_how, answer) => {
    server.listVersionsAction.mockImplementation(answer);
    open();
    expect(await screen.findByText(/history could not be loaded/)).toBeTruthy();
  });

  it('lists versions with their author, and which was published; the newest is the one here', async () => {
    open();
    expect((await screen.findByText(/Version 3,/)).textContent).toContain('Ada');
    expect(screen.getByText('Published')).toBeTruthy();
    expect(screen.getByText('the one here')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Look at version 3' })).toBeNull();
  });

  it('restores a version after it was looked at', async () => {
    const onRestore = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Look at version 2' }));
    expect(await screen.findByText('then')).toBeTruthy();
    expect(onRestore).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Restore it' }));
    expect(onRestore).toHaveBeenCalledWith({ ...current, 'lesson.md': 'then' }, 'Version 2');
  });

  it('leaves everything as it is when that is asked', async () => {
    const onRestore = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Look at version 2' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Leave everything as it is' }));
    expect(onRestore).not.toHaveBeenCalled();
    expect(screen.queryByText('then')).toBeNull();
  });

  it('does not offer to restore what is the same', async () => {
    server.fetchVersion.mockResolvedValue({ files: current, version: 2, savedBy: null, savedAt: '' });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Look at version 2' }));
    expect(await screen.findByText('It is the same as what is here.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Restore it' }).hasAttribute('disabled')).toBe(true);
  });

  it('says when a version could not be loaded, and stays', async () => {
    server.fetchVersion.mockResolvedValue(null);
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Look at version 2' }));
    expect(await screen.findByText(/could not be loaded. Try again/)).toBeTruthy();
    expect(screen.getByText(/Version 3,/)).toBeTruthy();
  });

  it('has what was set aside in this browser, of this author alone', async () => {
    keepAside(browserStorage, 'ada', 'softplus', { ...current, 'lesson.md': 'mine, set aside' });
    keepAside(browserStorage, 'grace', 'softplus', { ...current, 'lesson.md': "Grace's" });
    open();
    expect(await screen.findByText('Set aside in this browser')).toBeTruthy();
    const [first, ...others] = screen.getAllByRole('button', { name: 'Look at it' });
    expect(others).toHaveLength(0);
    if (first) await userEvent.click(first);
    expect(await screen.findByText('mine, set aside')).toBeTruthy();
  });
});
