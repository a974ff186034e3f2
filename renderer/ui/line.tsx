import type { ReactNode } from 'react';
import './line.css';

/** Things side by side that wrap where there is no room; `end` is at the far end. */
export function Line({ end, children }: { end?: ReactNode; children: ReactNode }) {
  return (
    <span className="line">
      {children}
      {end === undefined || end === null ? null : <span className="line__end">{end}</span>}
    </span>
  );
}

/** Words of any length in a line: they are cut where there is no room, and what stands at the far end stays where it is. */
export function LineText({ children }: { children: ReactNode }) {
  return <span className="line__text">{children}</span>;
}

/** Badges or small buttons close together. */
export function Cluster({ children }: { children: ReactNode }) {
  return <span className="cluster">{children}</span>;
}
