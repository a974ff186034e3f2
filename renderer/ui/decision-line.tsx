import type { ReactNode } from 'react';
import { Line } from './line.tsx';
import { Time } from './time.tsx';

/** Something that waits for a decision: what it is about, what is asked, why and by whom, with the answers at the end. */
export function DecisionLine(props: {
  /** The record, as a link where the viewer may open it. */
  about: ReactNode;
  badge?: ReactNode;
  what?: ReactNode;
  reason: string;
  by: string;
  at: string;
  /** After who and when, in small words. */
  more?: ReactNode;
  answers: ReactNode;
}) {
  const { about, badge, what, reason, by, at, more, answers } = props;
  return (
    <li>
      <Line end={answers}>
        {about}
        {badge}
        {what === undefined ? null : <strong>{what}</strong>}
      </Line>
      <span>{reason}</span>
      <span className="muted">
        {by}, <Time at={at} />
        {more}
      </span>
    </li>
  );
}
