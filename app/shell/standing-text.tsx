import { type ScoreStanding, sayStanding } from '@/lib/core/scoring/standing';
import { Time } from './time';

interface Props {
  readonly standing: ScoreStanding;
  /** When it was due for this student, where that is not said beside it; null: never. */
  readonly due?: { readonly at: Date | string | null; readonly extended: boolean };
}

/** Beside a score, wherever it is: what was earned, how late, what that took and what counts. */
export function StandingText({ standing, due }: Props) {
  return (
    <>
      {sayStanding(standing) ?? 'Nothing handed in that counts'}
      {due?.at && (
        <>
          {' · due '}
          <Time at={due.at} />
        </>
      )}
      {due?.extended && ', with an extension'}
    </>
  );
}
