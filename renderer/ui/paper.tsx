import type { ReactNode } from 'react';
import './paper.css';

/** What is printed, as it will stand on paper: its marking above and below, which a printed page has in its margins instead. */
export function Paper({ label, marking, children }: { label: string; marking: string; children: ReactNode }) {
  return (
    <article className="paper" aria-label={label}>
      <p className="paper__marking">{marking}</p>
      {children}
      <p className="paper__marking">{marking}</p>
    </article>
  );
}
