/** What staff said of a student's work, as the workbench follows it. */
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useOwnReview } from '@/app/exercises/[slug]/workbench/attempts/use-own-review';
import { show } from '../../helpers/show';

const refresh = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }));

const comment = (id: string, isNew: boolean) => ({
  ...{ id, attemptId: 'a1', line: null, author: 'Ingrid', className: 'Nets', html: `<p>${id}</p>`, isNew },
  ...{ createdAt: '2026-11-02T10:00:00.000Z', editedAt: null },
});
const request = vi.fn<(address: string, init: RequestInit) => Promise<Response>>();
let comments = [comment('first', true)];

beforeEach(() => {
  refresh.mockReset();
  comments = [comment('first', true)];
  request.mockReset();
  request.mockImplementation(async (_, { method }) =>
    method === 'POST' ? new Response(null, { status: 204 }) : Response.json({ comments, scores: [], standings: [] }),
  );
  vi.stubGlobal('fetch', request);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const asked = (method: string) => request.mock.calls.filter(([, init]) => init.method === method);
function Review(props: { viewerId?: string | null; shown?: boolean; verified?: number }) {
  const { viewerId = 'u1', shown = false, verified = 0 } = props;
  const { review, unseen } = useOwnReview('relu', viewerId, shown, verified);
  return <p>{`${review.comments.length} comments, ${unseen} unseen`}</p>;
}

it('asks for it once, and a visitor has none', async () => {
  show(<Review />);
  expect(await screen.findByText('1 comments, 1 unseen')).toBeTruthy();
  expect(asked('GET')).toHaveLength(1);
  cleanup();
  show(<Review viewerId={null} />);
  expect(screen.getByText('0 comments, 0 unseen')).toBeTruthy();
  expect(asked('GET')).toHaveLength(1);
});

it('comments on the screen are seen: the server is told once, and the header looks again', async () => {
  const { rerender } = show(<Review />);
  await screen.findByText('1 comments, 1 unseen');
  expect(asked('POST')).toHaveLength(0);
  rerender(<Review shown />);
  expect(await screen.findByText('1 comments, 0 unseen')).toBeTruthy();
  expect(asked('POST').map(([, init]) => init.body)).toEqual(['{"seen":["first"]}']);
  expect(refresh).toHaveBeenCalledOnce();
});

it('looks again when the page is come back to, and with another verdict', async () => {
  const { rerender } = show(<Review />);
  await screen.findByText('1 comments, 1 unseen');
  comments = [comment('first', true), comment('second', true)];
  await act(async () => window.dispatchEvent(new Event('visibilitychange')));
  expect(await screen.findByText('2 comments, 2 unseen')).toBeTruthy();
  comments = [];
  rerender(<Review verified={1} />);
  // The last ones stay until the next have come.
  expect(screen.getByText('2 comments, 2 unseen')).toBeTruthy();
  expect(await screen.findByText('0 comments, 0 unseen')).toBeTruthy();
});

it('a server that does not answer changes nothing on the page', async () => {
  request.mockRejectedValue(new TypeError('Failed to fetch'));
  show(<Review />);
  await vi.waitFor(() => expect(request).toHaveBeenCalled());
  expect(screen.getByText('0 comments, 0 unseen')).toBeTruthy();
});
