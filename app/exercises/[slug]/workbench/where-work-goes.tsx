import Link from 'next/link';
import classes from './workbench.module.css';

export function VisitorLine() {
  return (
    <p className={classes.visitor}>
      You are not signed in: your work stays in this browser.{' '}
      <Link href="/sign-up">Sign up with your class's code</Link> to have it recorded.
    </p>
  );
}

export function PreviewLine() {
  return (
    <p className={classes.visitor}>
      A preview: what a student will see of the text as it is saved now. Nothing that you write here is recorded.
    </p>
  );
}
