import Link from 'next/link';
import { SignInAgain } from '@/app/account/sign-in-again';
import { isAdministrator, isStaff } from '@/lib/platform/session/authorise.server';
import { findViewer } from '@/lib/platform/session/session.server';
import { AccountMenu } from './account-menu';
import { AnnouncePerson } from './announce-person';
import { CommentsLink } from './comments-link';
import classes from './header.module.css';
import { NavLink } from './nav-link';
import { SchemeToggle } from './scheme-toggle';
import { TakeOver } from './take-over';

export async function Header() {
  const viewer = await findViewer();
  return (
    <header className={classes.header}>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <div className={classes.inner}>
        <Link href="/" className={classes.brand} aria-label="Nabla, to the course">
          <span className={classes.mark} aria-hidden>
            ∇
          </span>
          <span className={classes.brandText}>Nabla</span>
        </Link>
        <nav className={classes.nav} aria-label="Main">
          <NavLink href="/">Course</NavLink>
          <NavLink href="/lab">Gradient lab</NavLink>
          {viewer && (await isStaff(viewer)) && <NavLink href="/teach">Teach</NavLink>}
          {viewer && (await isAdministrator(viewer)) && <NavLink href="/admin">Administration</NavLink>}
        </nav>
        {viewer && <CommentsLink viewer={viewer} />}
        <SchemeToggle />
        {viewer && <AnnouncePerson viewerId={viewer.id} />}
        {viewer && <SignInAgain email={viewer.email} />}
        {viewer && <TakeOver viewerId={viewer.id} />}
        <AccountMenu viewer={viewer && { name: viewer.name, email: viewer.email }} />
      </div>
    </header>
  );
}
