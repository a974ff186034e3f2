import type { ReactNode } from 'react';
import { groupedByDue } from './due-groups.ts';
import { RecordList } from './record-list.tsx';
import { useZone } from './time.tsx';
import './by-due.css';

/** Records of a list that is in the order of their days, grouped by when they fall due. `children` draws one as an `<li>`. */
export function ByDue<T>(props: {
  /** What they are: the groups of several lists on one page are told apart by it. */
  label: string;
  items: readonly T[];
  /** A day or an instant; `null` where there is none. */
  dueOf: (item: T) => string | null;
  children: (item: T) => ReactNode;
}) {
  const zone = useZone();
  return (
    <div className="by-due">
      {groupedByDue(props.items, props.dueOf, Date.now(), zone).map(({ group, items }) => (
        <div key={group} className="by-due__group">
          <h3>
            {group} <span className="muted">{items.length.toLocaleString('en-GB')}</span>
          </h3>
          <RecordList label={`${props.label}, ${group.toLowerCase()}`}>{items.map(props.children)}</RecordList>
        </div>
      ))}
    </div>
  );
}
