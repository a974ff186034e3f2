import { X, ZoomIn } from 'lucide-react';
import type { ReactNode } from 'react';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { Badge, MarkingBadge, StageBadge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { knowledgeInWords, whenInWords } from './mark-labels.ts';
import { laneLabels, type Placed, type TimelineItem } from './types.ts';
import './side-panel.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.sidePanel;

const MOST_LISTED = 100;

/** What is selected: one item with its facts, or the items of a cluster to choose from. */
export function SidePanel<T extends TimelineItem>(props: {
  items: readonly Placed<T>[];
  zone: string;
  onPick: (item: Placed<T>) => void;
  onZoomTo: (items: readonly Placed<T>[]) => void;
  onOpen?: (item: T) => void;
  /** Which items have a record of their own to open; all unless told. */
  opens?: (item: T) => boolean;
  onClose: () => void;
  side?: (item: T) => ReactNode;
  actions?: (item: T) => ReactNode;
}) {
  const { items, zone, onOpen, opens = () => true, side, actions } = props;
  const [only] = items;
  if (only === undefined) return null;
  const { item } = only;
  const close = (
    <IconButton label={texts.close} keys="Esc" size="small" onPress={props.onClose}>
      <X />
    </IconButton>
  );
  if (items.length > 1) {
    return (
      <aside className="timeline__side" aria-label={texts.selectedItems}>
        <header className="timeline__side-head">
          <h3>
            {items.length} {laneLabels[item.lane].toLowerCase()}
          </h3>
          <Button size="small" icon={<ZoomIn aria-hidden="true" />} onPress={() => props.onZoomTo(items)}>
            {texts.zoomToThese}
          </Button>
          {close}
        </header>
        <ul className="timeline__list">
          {items.slice(0, MOST_LISTED).map((each) => (
            <li key={each.item.id}>
              <button type="button" onClick={() => props.onPick(each)}>
                <span>{each.item.title}</span>
                <span className="muted">{whenInWords(each.item, zone)}</span>
              </button>
            </li>
          ))}
        </ul>
        {items.length > MOST_LISTED ? <p className="muted">{texts.theFirstAreListed(MOST_LISTED)}</p> : null}
      </aside>
    );
  }
  return (
    <aside className="timeline__side" aria-label={texts.selectedItem}>
      <header className="timeline__side-head">
        <span className="timeline__side-tags">
          <Badge tone="accent">{laneLabels[item.lane]}</Badge>
          <Badge>{label(item.kind)}</Badge>
          {item.stage === null ? null : <StageBadge stage={item.stage} />}
        </span>
        {close}
      </header>
      <h3 className="timeline__side-title">{item.title}</h3>
      {side === undefined ? <p className="timeline__side-text">{item.detail}</p> : side(item)}
      <DescriptionList
        facts={[
          { term: texts.when, value: whenInWords(item, zone) },
          { term: texts.basis, value: knowledgeInWords(item, zone) },
          // A decision has no place, and a stage no source: that nothing is said of them is not that it is not known.
          ...(item.persons.length === 0 ? [] : [{ term: texts.person, value: item.persons.join(', ') }]),
          ...(item.place === null ? [] : [{ term: texts.place, value: item.place }]),
          ...(item.source === null ? [] : [{ term: texts.source, value: label(item.source) }]),
          { term: texts.marking, value: <MarkingBadge marking={item.marking} caveats={item.caveats} /> },
        ]}
      />
      <div className="timeline__side-actions">
        {onOpen === undefined || !opens(item) ? null : (
          <Button tone="primary" keys="Enter" onPress={() => onOpen(item)}>
            {texts.open}
          </Button>
        )}
        {actions?.(item)}
      </div>
    </aside>
  );
}
