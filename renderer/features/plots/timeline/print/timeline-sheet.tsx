import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { label } from '../../../../../preload/contract/vocabulary.ts';
import { printTicket } from '../../../../shell/print-ticket.ts';
import { tellFailure } from '../../../../shell/save.ts';
import { Button } from '../../../../ui/button.tsx';
import { dateAndTime, shortDate } from '../../../../ui/dates.ts';
import { FigureTable } from '../../../../ui/figure-table.tsx';
import { countOf } from '../../../../ui/figures.ts';
import { Line } from '../../../../ui/line.tsx';
import { Time, useZone } from '../../../../ui/time.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { stagesKnownBy, type TimelineFilter } from '../filter.ts';
import { whenInWords } from '../mark-labels.ts';
import { place } from '../span.ts';
import { extent, windowAround } from '../timeline-window.ts';
import { laneLabels, type Placed, type Span } from '../types.ts';
import type { PreparedTimeline } from './prepare-timeline.tsx';
import { TimelinePicture } from './timeline-picture.tsx';
import './timeline-sheet.css';
import { sentence } from '../../../../ui/sentence.tsx';
import { catalogue } from '../../catalogue.ts';

const texts = catalogue.timelineSheet;

const fields = [
  ['persons', 'person'],
  ['places', 'place'],
  ['stages', 'stage'],
  ['sources', 'source'],
  ['kinds', 'kind'],
] as const;

/** `Person: Craig Dunmore. Known by 3 Mar 2026, 09:00`, or that there are none. */
export function filtersInWords(filter: TimelineFilter, zone: string): string {
  const said = fields.flatMap(([list, name]) => {
    const wanted = filter[list];
    const words = list === 'persons' || list === 'places' ? wanted : wanted.map(label);
    return wanted.length === 0 ? [] : [`${name} ${words.join(', ')}`];
  });
  if (filter.knownBy !== null) said.push(texts.knownBy(dateAndTime(filter.knownBy, zone)));
  return said.length === 0 ? texts.noFilterAllThat : texts.filteredByTheRest(said.join('; '));
}

/** The timeline as it will stand on paper: the picture, what it needs to be read, and the same as a table. */
export function TimelineSheet(props: {
  prepared: PreparedTimeline;
  filter: TimelineFilter;
  /** The stretch of time that was in sight; all of it where it is `null`. */
  window: Span | null;
  onClose: () => void;
}) {
  const { prepared, filter, onClose } = props;
  const zone = useZone();
  const [left, setLeft] = useState(false);
  const { placed, unreadable } = useMemo(() => place(prepared.entries, zone), [prepared, zone]);
  const window = props.window ?? windowAround(extent(placed) ?? { start: 0, end: 0 });
  const print = async () => {
    try {
      const { written } = await printTicket(prepared);
      setLeft(true);
      toast(written ? { text: texts.theTimelineHasBeen } : { tone: 'note', text: texts.nothingWasWritten });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <div className="timeline-print">
      <div className="timeline-print__bar no-print">
        <Line>
          <Button onPress={onClose}>{texts.backToTheTimeline}</Button>
          <Button
            tone="primary"
            icon={<Printer aria-hidden="true" />}
            whyNot={left ? texts.itHasLeftPrepare : null}
            onPress={print}
          >
            {texts.printAsPdf}
          </Button>
        </Line>
      </div>
      <article className="timeline-sheet" aria-label={texts.timelineToPrint}>
        <p className="timeline-sheet__marking">{prepared.marking}</p>
        <h1>{texts.opTimeline(prepared.operation, prepared.reference)}</h1>
        <p>
          {sentence(texts.whatIsShown, {
            start: shortDate(window.start, zone),
            end: shortDate(window.end, zone),
            filters: filtersInWords(filter, zone),
            asOf: <Time at={prepared.asOf} />,
            zone: zone.replace('_', ' '),
            recipient: prepared.recipient,
            preparedBy: prepared.preparedBy,
            receipt: prepared.receipt,
            legalBasis: prepared.legalBasis,
          })}
        </p>
        <TimelinePicture
          items={placed}
          stages={stagesKnownBy(prepared.stages, filter.knownBy)}
          threat={prepared.threat}
          window={window}
          knownBy={filter.knownBy}
          asOf={Date.parse(prepared.asOf)}
          zone={zone}
          alt={texts.timelineOfOpWhich(prepared.operation, countOf(placed.length, 'item'))}
        />
        {prepared.handling.length === 0 ? null : (
          <>
            <h2>{texts.handling}</h2>
            <ul>
              {prepared.handling.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
        <h2 className="print-page">{texts.theSameAsA}</h2>
        {unreadable === 0 ? null : <p>{texts.withoutAReadableDate(unreadable)}</p>}
        <Twin items={placed} zone={zone} />
        <p className="timeline-sheet__marking">{prepared.marking}</p>
      </article>
    </div>
  );
}

function Twin({ items, zone }: { items: readonly Placed[]; zone: string }) {
  return (
    <FigureTable
      whole
      label={texts.theTimelineAsA}
      table={{
        head: [
          texts.when,
          texts.lane,
          texts.kind,
          texts.title,
          texts.person,
          texts.place,
          texts.stageThen,
          texts.knownSince,
          texts.marking,
        ],
        rows: items.map(({ item, known }) => ({
          key: item.id,
          cells: [
            whenInWords(item, zone),
            laneLabels[item.lane],
            label(item.kind),
            item.title,
            item.persons.join(', '),
            item.place ?? '',
            item.stage === null ? '' : label(item.stage),
            dateAndTime(known, zone),
            item.marking,
          ],
        })),
      }}
    />
  );
}
