import { Children, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { catalogue } from './catalogue.ts';
import { Line } from './line.tsx';
import './record-list.css';

const texts = catalogue.recordList;

/**
 * Records one under another, each an `<li>`; for those that need no columns. `empty` is shown where there are none. Of more than `most`
 * only the first are shown, with a button for the rest: laying out a long list delays the whole view.
 */
export function RecordList(props: {
  /** Where several of a view have to be told apart. */
  label?: string;
  empty?: string;
  most?: number;
  children: ReactNode;
}) {
  const { label, empty, most, children } = props;
  const [whole, setWhole] = useState(false);
  const all = Children.toArray(children);
  if (all.length === 0) return empty === undefined ? null : <p className="muted">{empty}</p>;
  if (most === undefined || whole || all.length <= most)
    return (
      <ul className="record-list" aria-label={label}>
        {all}
      </ul>
    );
  return (
    <>
      <ul className="record-list" aria-label={label}>
        {all.slice(0, most)}
      </ul>
      <Line>
        <Button size="small" onPress={() => setWhole(true)}>
          {texts.showAll(all.length.toLocaleString('en-GB'))}
        </Button>
      </Line>
    </>
  );
}
