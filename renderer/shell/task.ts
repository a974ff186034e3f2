import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { client, failureOf } from './client.ts';

/** Verbs for long work: their input contains a task name. */
export type TaskVerb = { [V in VerbName]: Input<V> extends { task: string } ? V : never }[VerbName];

export type TaskState<T> =
  | { state: 'idle' }
  | { state: 'running'; done: number; total: number | null; note: string; cancelling: boolean }
  | { state: 'done'; value: T }
  | { state: 'failed'; failure: Failure };

export interface Task<V extends TaskVerb> {
  progress: TaskState<Output<V>>;
  /** Starts the work; the task name is added here. A second start while it runs is ignored. */
  run: (input: Omit<Input<V>, 'task'>) => void;
  cancel: () => void;
  reset: () => void;
}

/** Long work with its progress and a way to stop it. Leaving the view does not stop the work, only the watching. */
export function useTask<V extends TaskVerb>(verb: V): Task<V> {
  const [progress, setProgress] = useState<TaskState<Output<V>>>({ state: 'idle' });
  const running = useRef<string | null>(null);
  useEffect(
    () =>
      client().listen((event) => {
        if (event.kind !== 'progress' || event.task !== running.current) return;
        const { done, total, note } = event;
        setProgress((now) => (now.state === 'running' ? { ...now, done, total, note } : now));
      }),
    [],
  );
  const run = useCallback(
    (input: Omit<Input<V>, 'task'>) => {
      if (running.current !== null) return;
      const task = crypto.randomUUID();
      running.current = task;
      setProgress({ state: 'running', done: 0, total: null, note: '', cancelling: false });
      // The verb's input is exactly what was given plus the task name, as the type of `TaskVerb` requires.
      const whole = { ...input, task } as unknown as Input<V>;
      client()
        .call(verb, whole)
        .then(
          (value) => setProgress({ state: 'done', value }),
          (thrown: unknown) => setProgress({ state: 'failed', failure: failureOf(thrown) }),
        )
        .finally(() => {
          running.current = null;
        });
    },
    [verb],
  );
  const cancel = useCallback(() => {
    if (running.current === null) return;
    setProgress((now) => (now.state === 'running' ? { ...now, cancelling: true } : now));
    client().cancel(running.current);
  }, []);
  const reset = useCallback(() => {
    if (running.current === null) setProgress({ state: 'idle' });
  }, []);
  return { progress, run, cancel, reset };
}
