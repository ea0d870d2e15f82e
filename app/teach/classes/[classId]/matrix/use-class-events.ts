'use client';
/**
 * Follows a class by server-sent events while the page is looked at. A browser lends a host six connections for all its
 * tabs, so a hidden page gives its own back and reads what it missed when it is seen again.
 */
import { useEffect, useEffectEvent, useState } from 'react';

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'signedOut' | 'notStaff';

interface Options {
  /** Null: follow nothing. */
  readonly classId: string | null;
  /** When what is shown was read, ms since 1970. */
  readonly readAt: () => number;
  readonly onStudents: (ids: readonly string[]) => void;
  readonly onClass: () => void;
  /** The answer was no stream; it is asked for again. */
  readonly onClosed: () => void;
}

const longestWaitMs = 15_000;
/** The server beats every 15 s: a stream that is silent for longer is lost, though nobody said so. */
const silentMs = 40_000;

export function useClassEvents({ classId, readAt, onStudents, onClass, onClosed }: Options): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const since = useEffectEvent(readAt);
  const students = useEffectEvent(onStudents);
  const whole = useEffectEvent(onClass);
  const closed = useEffectEvent(onClosed);

  useEffect(() => {
    if (classId === null) return;
    let source: EventSource | null = null;
    let timer: number | undefined;
    let silence: number | undefined;
    let waitMs = 500;
    const close = () => {
      window.clearTimeout(timer);
      window.clearTimeout(silence);
      source?.close();
      source = null;
    };
    const open = () => {
      close();
      const opened = new EventSource(`/api/classes/${classId}/events?since=${since()}`);
      source = opened;
      const alive = () => {
        window.clearTimeout(silence);
        silence = window.setTimeout(lost, silentMs);
      };
      for (const event of ['open', 'students', 'class', 'beat']) opened.addEventListener(event, alive);
      opened.addEventListener('open', () => {
        waitMs = 500;
        setState('live');
      });
      opened.addEventListener('students', ({ data }: MessageEvent<string>) => students(parseIds(data)));
      opened.addEventListener('class', () => whole());
      opened.addEventListener('gone', () => {
        close();
        setState('notStaff');
      });
      opened.onerror = () => {
        if (source !== opened) return;
        setState('reconnecting');
        // The browser gives up after an answer that is no stream, such as that of a proxy whose server is restarting.
        if (opened.readyState !== EventSource.CLOSED) return;
        closed();
        timer = window.setTimeout(open, waitMs);
        waitMs = Math.min(2 * waitMs, longestWaitMs);
      };
    };
    const lost = () => {
      setState('reconnecting');
      open();
    };
    const onOffline = () => {
      close();
      setState('reconnecting');
    };
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') close();
      else if (source === null) open();
    };
    onVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('offline', onOffline);
    window.addEventListener('online', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('offline', onOffline);
      window.removeEventListener('online', onVisibility);
      close();
    };
  }, [classId]);
  return state;
}

function parseIds(data: string): readonly string[] {
  const ids: unknown = JSON.parse(data);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
