'use client';

import { IconCheck, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import type { ShownQuestion, ShownVerdict } from '@/lib/core/questions/wire';
import classes from './question.module.css';
import { useQuestion } from './use-question';

type Remark = ShownVerdict['remarks'][number];

/** A concept question in its place in the lesson: answered here, judged by the server. */
export function Question({ slug, question }: { readonly slug: string; readonly question: ShownQuestion }) {
  const { given, phase, change, check, restart } = useQuestion(slug, question);
  const name = useId();
  const verdict = phase.kind === 'judged' ? phase.verdict : null;
  const isDone = phase.kind === 'judged' || phase.kind === 'recalled';
  const isRight = phase.kind === 'recalled' ? phase.correct : verdict?.correct === true;
  const toggle = (option: number, isOn: boolean) => {
    const others = question.kind === 'single' ? [] : given.chosen.filter((other) => other !== option);
    change({ ...given, chosen: isOn ? [...others, option] : others });
  };
  return (
    <form
      className={classes.question}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isDone) restart();
        else if (phase.kind !== 'sending') void check();
      }}
    >
      <fieldset>
        <legend id={`${name}-prompt`}>
          <span className={classes.kind}>
            {question.kind === 'multiple' ? 'Question: choose all that apply' : 'Question'}
          </span>
          <Html html={question.promptHtml} />
        </legend>
        {question.kind === 'numeric' ? (
          <input
            type="text"
            inputMode="text"
            autoComplete="off"
            className={classes.number}
            aria-labelledby={`${name}-prompt`}
            aria-describedby={`${name}-status`}
            value={given.text}
            onChange={(event) => change({ ...given, text: event.currentTarget.value })}
          />
        ) : (
          question.optionNames.map((option, index) => (
            <Option
              key={option}
              type={question.kind === 'single' ? 'radio' : 'checkbox'}
              name={name}
              html={question.optionsHtml[index] ?? ''}
              spoken={question.optionsSpoken[index] ?? null}
              isChosen={given.chosen.includes(option)}
              remark={verdict?.remarks.find((remark) => remark.option === option) ?? null}
              onToggle={(isOn) => toggle(option, isOn)}
            />
          ))
        )}
      </fieldset>
      <div id={`${name}-status`} role="status" className={classes.status}>
        {phase.kind === 'open' && phase.message}
        {phase.kind === 'recalled' && (
          <Outcome right={phase.correct}>
            {phase.correct ? 'You answered this right.' : 'Your last answer was not right.'}
          </Outcome>
        )}
        {verdict && <Outcome right={verdict.correct}>{outcomeOf(verdict)}</Outcome>}
        {verdict?.remarks.map(({ option, html }) => option === null && <Html key={html} html={html} />)}
      </div>
      {/* One button throughout, so that it keeps the focus. */}
      <button type="submit" className={isDone ? classes.again : classes.check} aria-disabled={phase.kind === 'sending'}>
        {isDone ? (isRight ? 'Answer again' : 'Try again') : 'Check'}
      </button>
    </form>
  );
}

interface OptionProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly html: string;
  readonly spoken: string | null;
  readonly isChosen: boolean;
  /** Once this option was chosen and judged. */
  readonly remark: Remark | null;
  readonly onToggle: (isOn: boolean) => void;
}

function Option({ type, name, html, spoken, isChosen, remark, onToggle }: OptionProps) {
  return (
    <div className={classes.option} data-right={remark?.right}>
      <label>
        <input
          type={type}
          name={name}
          aria-label={spoken ?? undefined}
          checked={isChosen}
          onChange={(event) => onToggle(event.currentTarget.checked)}
        />
        <Html html={html} />
        {remark &&
          (remark.right ? <IconCheck size={18} aria-label="right" /> : <IconX size={18} aria-label="not right" />)}
      </label>
      {remark && <Html className={classes.explanation} html={remark.html} />}
    </div>
  );
}

function Outcome({ right, children }: { readonly right: boolean; readonly children: string }) {
  return (
    <strong className={classes.outcome} data-right={right}>
      {children}
    </strong>
  );
}

function outcomeOf({ correct, incomplete, tries }: ShownVerdict): string {
  if (correct) return tries === 1 ? 'Right at the first try.' : 'Right.';
  const count = tries !== null && tries > 1 ? ` ${tries} tries so far.` : '';
  return `${incomplete ? 'Right so far, but not all of it.' : 'Not right yet.'}${count}`;
}

function Html({ html, className = classes.html }: { readonly html: string; readonly className?: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by the server's lesson renderer
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
