import { useCallback, useRef, useState } from 'react';
import { type Failure, failure, type Result } from '../../../preload/contract/errors.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { answerOf } from '../../shell/save.ts';
import { countOf } from '../../ui/figures.ts';
import { toast } from '../../ui/toast.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.useBulk;

export type Act = Input<'triage.previewMany'>['act'];
export type Previewed = Output<'triage.previewMany'>['rows'][number];

/** What is given with all of them. */
export interface Given {
  reason: string;
  /** A day; for what is snoozed. */
  until?: string;
}

export interface Refused {
  reference: string;
  failure: Failure;
}

export interface Running {
  act: Act;
  done: number;
  total: number;
}

/** How each act reads, of one and of several. */
export const actWords: Readonly<Record<Act, { title: string; past: string }>> = {
  claim: { title: texts.claim, past: 'claimed' },
  snooze: { title: texts.snooze, past: 'snoozed' },
  trace: { title: texts.trace, past: texts.madeATrace },
  referred: { title: texts.referPrevent, past: 'referred' },
  nfa: { title: texts.noFurtherAction, past: texts.proposedForNoFurther },
};

function doOne(
  act: Act,
  { id, version }: Previewed,
  { reason, until = '' }: Given,
  of: number,
): Promise<Result<unknown>> {
  if (act === 'claim') return answerOf('triage.claim', { id });
  if (act === 'snooze') return answerOf('triage.snooze', { id, until, reason });
  const together = of > 1 ? { together: of } : {};
  return answerOf('triage.setOutcome', { id, version, outcome: act, reason, ...together });
}

function undoOne(act: Act, { id }: Previewed): Promise<Result<unknown>> {
  if (act === 'claim') return answerOf('triage.release', { id });
  if (act === 'snooze') return answerOf('triage.wake', { id });
  return answerOf('contributions.undo', { id });
}

/**
 * The same done to many, one after another and each by its own rules: what is refused stays as it is, with the reason told by row. It can be
 * stopped in between, and one undo takes all of them back.
 */
export function useBulk(onSettled: () => void) {
  const [running, setRunning] = useState<Running | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const stopped = useRef(false);

  const undo = useCallback(async (act: Act, rows: readonly Previewed[]) => {
    const left: Refused[] = [];
    for (const row of rows.toReversed()) {
      const result = await undoOne(act, row);
      if (!result.ok) left.push({ reference: row.reference, failure: result.error });
    }
    const back = rows.length - left.length;
    if (back > 0) toast({ tone: 'note', text: texts.undoneAsBefore(countOf(back, 'contribution')) });
    setRefused(left);
  }, []);

  const run = useCallback(
    async (act: Act, rows: readonly Previewed[], given: Given) => {
      stopped.current = false;
      const done: Previewed[] = [];
      const not: Refused[] = [];
      for (const [at, row] of rows.entries()) {
        setRunning({ act, done: at, total: rows.length });
        if (stopped.current) break;
        const result = await doOne(act, row, given, rows.length);
        if (result.ok) done.push(row);
        else not.push({ reference: row.reference, failure: result.error });
      }
      setRunning(null);
      setRefused(not);
      onSettled();
      const rest = rows.length - done.length - not.length;
      const stop = rest === 0 ? '' : texts.leftAsTheyWere(countOf(rest, 'contribution'));
      if (done.length > 0)
        toast({
          text: `${countOf(done.length, 'contribution')} ${actWords[act].past}.${stop}`,
          undo: () => void undo(act, done),
        });
    },
    [onSettled, undo],
  );

  return {
    running,
    refused,
    run,
    stop: useCallback(() => {
      stopped.current = true;
    }, []),
    dismiss: useCallback(() => setRefused([]), []),
  };
}

export type Bulk = ReturnType<typeof useBulk>;

/** What it says of a row that would be refused. */
export const whyRefused = ({ refused }: Previewed): string | null =>
  refused === null ? null : failure(refused).message;
