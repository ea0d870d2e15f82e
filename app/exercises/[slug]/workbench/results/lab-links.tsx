import Link from 'next/link';
import { showcase, toAddress } from '@/lib/engine/lab/config';
import { type MistakeId, mistakes, mistakesOf, type OwnExercise } from '@/lib/engine/lab/own/codes';
import classes from './results.module.css';

/** Solved: the student's code drives the lab's network, alone or beside what a slip would have done. */
export function LabLinks({ exercise }: { exercise: OwnExercise }) {
  const mine = showcase(exercise);
  return (
    <>
      <p className={classes.problem}>
        <Link href={toAddress([mine])}>Train a network with your code</Link> in the Gradient lab, or watch it beside a
        slip that others made:
      </p>
      <ul className={classes.slips}>
        {mistakesOf(exercise).map((mistake) => (
          <li key={mistake}>
            <Link href={toAddress([mine, showcase(exercise, mistake)])}>{mistakes[mistake]}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Not solved yet: the mistake that was recognised, beside the built-in code. */
export function SlipLink({ exercise, mistake }: { exercise: OwnExercise; mistake: MistakeId }) {
  return (
    <p className={classes.problem}>
      <Link href={toAddress([showcase(exercise, 'built-in'), showcase(exercise, mistake)])}>
        See what this does to training
      </Link>
    </p>
  );
}
