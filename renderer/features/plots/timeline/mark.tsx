import { label } from '../../../../preload/contract/vocabulary.ts';
import { MARK_PX, type Mark } from './layout.ts';
import { markInWords } from './mark-labels.ts';
import { type LaneName, laneLabels } from './types.ts';
import './mark.css';

/** A dot is drawn smaller than what is aimed at. */
const DOT_PX = 14;

const shapeOf = (mark: Mark) => (mark.items.length > 1 ? 'cluster' : mark.width > MARK_PX ? 'bar' : 'dot');
const markClass = (mark: Mark, lane: LaneName) => `mark mark--${lane} mark--${shapeOf(mark)}`;

/** What is drawn of it. */
function MarkShape({ mark }: { mark: Mark }) {
  const [first] = mark.items;
  if (first === undefined) return null;
  const shape = shapeOf(mark);
  const inside = shape === 'bar' && mark.label > 0 && mark.width > mark.label;
  return (
    <>
      <span
        className={first.soft ? 'mark__shape mark__shape--soft' : 'mark__shape'}
        style={{ width: shape === 'dot' ? DOT_PX : mark.width }}
      >
        {shape === 'cluster' ? mark.items.length : null}
      </span>
      {mark.label === 0 ? null : (
        <span
          className={inside ? 'mark__title mark__title--inside' : 'mark__title'}
          // A bar that began before what is in sight has its title where it comes into sight.
          style={{ maxWidth: mark.label, ...(inside && mark.x < 0 ? { left: 6 - mark.x } : {}) }}
        >
          {first.item.title}
        </span>
      )}
    </>
  );
}

/** A mark on paper, where there is nothing to press. */
export function MarkOnPaper({ mark, y }: { mark: Mark; y: number }) {
  const [first] = mark.items;
  if (first === undefined) return null;
  return (
    <span className={markClass(mark, first.item.lane)} style={{ transform: `translate(${mark.x}px, ${y}px)` }}>
      <MarkShape mark={mark} />
    </span>
  );
}

/** A dot, a bar or a cluster with its count. The shape differs from lane to lane, so that colour is never alone. */
export function MarkButton(props: {
  mark: Mark;
  /** Top of the mark in its lane, pixels. */
  y: number;
  zone: string;
  /** The one that Tab stops at. */
  entry: boolean;
  selected: boolean;
  onSelect: (mark: Mark) => void;
  onFocus: (mark: Mark) => void;
  /** `stays`: the mark is still on the page, so the person went elsewhere on purpose. */
  onBlur: (stays: boolean) => void;
}) {
  const { mark, y, zone, entry, selected } = props;
  const [first] = mark.items;
  if (first === undefined) return null;
  const words = markInWords(mark, zone);
  const many = mark.items.length > 1;
  return (
    <button
      type="button"
      className={markClass(mark, first.item.lane)}
      style={{ transform: `translate(${mark.x}px, ${y}px)` }}
      tabIndex={entry ? 0 : -1}
      data-mark={first.item.id}
      data-entry={entry || undefined}
      aria-pressed={selected}
      aria-label={words}
      title={
        many
          ? `${mark.items.length} ${laneLabels[first.item.lane]}`
          : `${label(first.item.kind)}: ${words.split(': ')[1]}`
      }
      onClick={() => props.onSelect(mark)}
      onFocus={() => props.onFocus(mark)}
      onBlur={({ currentTarget }) => queueMicrotask(() => props.onBlur(currentTarget.isConnected))}
    >
      <MarkShape mark={mark} />
    </button>
  );
}
