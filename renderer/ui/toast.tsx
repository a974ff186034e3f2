import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useContext, useEffect, useState } from 'react';
import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import type { Failure } from '../../preload/contract/errors.ts';
import { catalogue } from './catalogue.ts';
import { FailureHelp } from './failure-help.ts';
import './button.css';
import './toast.css';

const texts = catalogue.toast;

export interface ToastMessage {
  text: string;
  tone?: 'done' | 'note' | 'problem';
  /** A second line: what to do next. */
  next?: string;
  /** The failure that a problem tells of, for the help that belongs to it. */
  failure?: Failure;
  /** Shown as a button; the toast then stays longer. */
  undo?: () => void;
  /** The label of the button; `Undo` by default. */
  action?: string;
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 4 });
const SHORT_MS = 5_000;
const WITH_ACTION_MS = 12_000;

/** Problems that nobody has closed yet. */
const problems = new Set<string>();

/** Removes problems along with the view they occurred in: over another one they would be about something no longer there. */
export function endProblems(): void {
  for (const key of problems) queue.close(key);
  problems.clear();
}

/**
 * Says what was done. A problem stays until it is closed or its view is left; a toast with Undo stays 12 s (paused on hover and
 * focus). Returns the function that removes it.
 */
export function toast(message: ToastMessage): () => void {
  const timeout = message.undo === undefined ? SHORT_MS : WITH_ACTION_MS;
  if (message.tone === 'problem') {
    const key = queue.add(message);
    problems.add(key);
    return () => queue.close(key);
  }
  const key = queue.add(message, { timeout });
  return () => queue.close(key);
}

/** Puts the focus on the newest message, where there is one. */
export function focusMessages(): void {
  document.querySelector<HTMLElement>('.toasts button')?.focus();
}

/** Runs the Undo of the newest toast that has one; false when there is none. Bound to `U` by the shell. */
export function undoNewest(): boolean {
  const held = queue.visibleToasts.find((each) => each.content.undo !== undefined);
  if (held === undefined) return false;
  held.content.undo?.();
  queue.close(held.key);
  return true;
}

const icons = { done: CircleCheck, note: Info, problem: CircleAlert };

/** Mounted once, by the shell. F6 moves focus into it. */
export function Toasts() {
  // The region remembers the place of a focused toast after the last one has gone, and would draw the focus back into the next:
  // each round of messages gets a region of its own.
  const [round, setRound] = useState(0);
  const help = useContext(FailureHelp);
  useEffect(() => {
    const stop = queue.subscribe(() => {
      if (queue.visibleToasts.length === 0) setRound((now) => now + 1);
    });
    return () => void stop();
  }, []);
  return (
    <ToastRegion key={round} queue={queue} className="toasts" aria-label={texts.messages}>
      {({ toast: held }) => {
        const { text, tone = 'done', next, failure, undo, action = texts.undo } = held.content;
        const Icon = icons[tone];
        return (
          <AriaToast toast={held} className={`toast toast--${tone}`}>
            <Icon aria-hidden="true" className="toast__icon" />
            <ToastContent className="toast__text">
              <Text slot="title">{text}</Text>
              {next === undefined ? null : (
                <Text slot="description" className="toast__next">
                  {next}
                </Text>
              )}
            </ToastContent>
            {failure === undefined ? null : help(failure)}
            {undo === undefined ? null : (
              <AriaButton
                className="btn btn--quiet btn--small toast__action"
                onPress={() => {
                  undo();
                  queue.close(held.key);
                }}
              >
                {action}
              </AriaButton>
            )}
            <AriaButton slot="close" aria-label={texts.close} className="btn btn--quiet btn--small btn--only">
              <span className="btn__icon">
                <X aria-hidden="true" />
              </span>
            </AriaButton>
          </AriaToast>
        );
      }}
    </ToastRegion>
  );
}
