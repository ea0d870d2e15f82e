'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import classes from './header.module.css';

export function NavLink<T extends string>({ href, children }: { href: Route<T>; children: ReactNode }) {
  const path = usePathname();
  const current = href === '/' ? path === '/' : path.startsWith(href);
  return (
    <Link href={href} className={classes.link} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  );
}
