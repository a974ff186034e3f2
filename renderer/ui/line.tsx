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

/** Badges or small buttons close together. */
export function Cluster({ children }: { children: ReactNode }) {
  return <span className="cluster">{children}</span>;
}
