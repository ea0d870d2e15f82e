'use client';

import { Badge, Group } from '@mantine/core';
import { IconBook, IconCheck, IconCircleDashed, IconHelpCircle, IconProgress } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { browserStorage } from '@/lib/client/documents/storage';
import type { ExerciseStanding } from '@/lib/learning/progress/summarise';
import { visitor } from '@/lib/learning/workbench/draft-store';
import { findSections, isRead } from '@/lib/learning/workbench/reading';
import { readVisitorProgress } from '@/lib/learning/workbench/visitor-progress';
import classes from './course.module.css';

interface Props {
  readonly slug: string;
  readonly progress: ExerciseStanding | null;
  readonly questions: { readonly total: number; readonly correct: number };
  readonly viewerId: string | null;
  /** How far the lesson was read, as the server knows it. */
  readonly reading: 'read' | 'begun' | null;
}

interface Shown {
  readonly state: ExerciseStanding['state'];
  readonly best: { readonly score: number; readonly maxScore: number } | null;
  readonly correct: number;
  readonly reading: Props['reading'];
}

/** Lesson, questions and exercise. What only the browser knows joins after mount. */
export function OwnState({ slug, progress, questions, viewerId, reading: recordedReading }: Props) {
  const [local, setLocal] = useState<Shown | null>(null);
  useEffect(() => {
    const owner = viewerId ?? visitor;
    const begun = findSections(browserStorage, owner, slug).length > 0 ? 'begun' : null;
    const reading = isRead(browserStorage, owner, slug) ? 'read' : begun;
    setLocal({ ...readVisitorProgress(browserStorage, slug), reading });
  }, [slug, viewerId]);

  const recorded = progress && {
    state: progress.state,
    best: progress.attempts > 0 ? { score: progress.bestScore, maxScore: progress.maxScore } : null,
    correct: questions.correct,
  };
  const { state, best, correct } = recorded ?? local ?? { state: 'notStarted' as const, best: null, correct: 0 };
  const isLessonRead = local?.reading === 'read' || recordedReading === 'read';
  const isBegun = local?.reading === 'begun' || recordedReading === 'begun';
  return (
    <Group gap={6} mt={8}>
      <StateBadge state={state} points={best ? ` · ${best.score} of ${best.maxScore} points` : ''} />
      <Badge
        color={isLessonRead ? 'teal' : 'gray'}
        variant={isLessonRead ? 'light' : 'outline'}
        tt="none"
        size="md"
        leftSection={<IconBook size={14} />}
        className={isLessonRead ? classes.passed : classes.concept}
      >
        {isLessonRead ? 'Lesson read' : isBegun ? 'Lesson begun' : 'Lesson not read'}
      </Badge>
      {questions.total > 0 && (
        <Badge
          color={correct >= questions.total ? 'teal' : 'gray'}
          variant={correct > 0 ? 'light' : 'outline'}
          tt="none"
          size="md"
          leftSection={<IconHelpCircle size={14} />}
          className={correct >= questions.total ? classes.passed : classes.concept}
        >
          Questions {Math.min(correct, questions.total)} of {questions.total}
        </Badge>
      )}
    </Group>
  );
}

function StateBadge({ state, points }: { state: Shown['state']; points: string }) {
  switch (state) {
    case 'passed':
      return (
        <Badge
          color="teal"
          variant="light"
          tt="none"
          size="md"
          leftSection={<IconCheck size={14} />}
          className={classes.passed}
        >
          Passed{points}
        </Badge>
      );
    case 'tried':
      return (
        <Badge
          color="orange"
          variant="light"
          tt="none"
          size="md"
          leftSection={<IconProgress size={14} />}
          className={classes.tried}
        >
          Tried{points}
        </Badge>
      );
    case 'notStarted':
      return (
        <Badge
          color="gray"
          variant="outline"
          tt="none"
          size="md"
          leftSection={<IconCircleDashed size={14} />}
          className={classes.concept}
        >
          Not started
        </Badge>
      );
  }
}
