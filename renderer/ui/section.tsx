import type { ReactNode } from 'react';
import './section.css';

/** A part of a record with its heading. */
export function Section(props: {
  title: string;
  /** Its name in the list of regions, where the heading alone would not be enough. */
  label?: string;
  /** Badges and words beside the heading. */
  facts?: ReactNode;
  /** What can be done with it, on the right of the heading. */
  actions?: ReactNode;
  /** Within a pane: the heading is one level lower, and the parts are closer together. */
  small?: boolean;
  children: ReactNode;
}) {
  const { title, label = title, facts, actions, small = false, children } = props;
  const heading = small ? <h3>{title}</h3> : <h2>{title}</h2>;
  return (
    <section className={small ? 'section section--small' : 'section'} aria-label={label}>
      {facts === undefined && (actions === undefined || actions === null) ? (
        heading
      ) : (
        <div className={facts === undefined ? 'section__head' : 'section__head section__head--facts'}>
          {heading}
          {facts}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}

/** Sections one under another, with the margin of a page. */
export function Sections({ children }: { children: ReactNode }) {
  return <div className="sections">{children}</div>;
}

/** Two sections side by side, the first being wider; one under the other where space is narrow. */
export function SectionColumns({ children }: { children: ReactNode }) {
  return <div className="section-columns">{children}</div>;
}
