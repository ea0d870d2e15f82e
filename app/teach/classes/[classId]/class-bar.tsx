'use client';

import { Badge } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import { classPath } from '@/app/paths';
import classes from './class-bar.module.css';
import { classTabs } from './tabs';

/** Where in the class one is. A student's page belongs to the overview. */
export function ClassBar({ classId, name, archived }: { classId: string; name: string; archived: boolean }) {
  const segment = useSelectedLayoutSegment() ?? '';
  const current = classTabs.some((tab) => tab.segment === segment) ? segment : '';
  return (
    <div className={classes.bar}>
      <nav aria-label={`Class ${name}`} className={classes.inner}>
        <Link href="/teach" className={classes.up} aria-label="All your classes">
          ←
        </Link>
        <span className={classes.name}>{name}</span>
        {archived && (
          <Badge color="gray" variant="light">
            Archived
          </Badge>
        )}
        <ul className={classes.tabs}>
          {classTabs.map((tab) => (
            <li key={tab.segment}>
              <Link
                href={(tab.segment ? `${classPath(classId)}/${tab.segment}` : classPath(classId)) as Route} // the patterns of app/
                className={classes.tab}
                aria-current={tab.segment === current ? 'page' : undefined}
              >
                {tab.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
