import { Children, type ReactNode } from 'react';
import './record-list.css';

/** Records one under another, each an `<li>`; for those that need no columns. `empty` is shown where there are none. */
export function RecordList({ empty, children }: { empty?: string; children: ReactNode }) {
  if (Children.count(children) > 0) return <ul className="record-list">{children}</ul>;
  return empty === undefined ? null : <p className="muted">{empty}</p>;
}
