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
  if (filter.knownBy !== null) said.push(`known by ${dateAndTime(filter.knownBy, zone)}`);
  return said.length === 0
    ? 'No filter: all that has a date.'
    : `Filtered by ${said.join('; ')}. The rest is left out.`;
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
      toast(written ? { text: 'The timeline has been saved.' } : { tone: 'note', text: 'Nothing was written.' });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <div className="timeline-print">
      <div className="timeline-print__bar no-print">
        <Line>
          <Button onPress={onClose}>Back to the timeline</Button>
          <Button
            tone="primary"
            icon={<Printer aria-hidden="true" />}
            whyNot={left ? 'It has left. Prepare another one to print again.' : null}
            onPress={print}
          >
            Print as PDF
          </Button>
        </Line>
      </div>
      <article className="timeline-sheet" aria-label="Timeline to print">
        <p className="timeline-sheet__marking">{prepared.marking}</p>
        <h1>
          Op {prepared.operation}, {prepared.reference}: timeline
        </h1>
        <p>
          {shortDate(window.start, zone)} to {shortDate(window.end, zone)}. {filtersInWords(filter, zone)} As of{' '}
          <Time at={prepared.asOf} />; times are those of {zone.replace('_', ' ')}. For {prepared.recipient}, prepared
          by {prepared.preparedBy}; receipt {prepared.receipt}. {prepared.legalBasis}. Only records that the preparer
          can see.
        </p>
        <TimelinePicture
          items={placed}
          stages={stagesKnownBy(prepared.stages, filter.knownBy)}
          threat={prepared.threat}
          window={window}
          knownBy={filter.knownBy}
          asOf={Date.parse(prepared.asOf)}
          zone={zone}
          alt={`Timeline of Op ${prepared.operation}, ${countOf(placed.length, 'item')}, which the table below lists`}
        />
        {prepared.handling.length === 0 ? null : (
          <>
            <h2>Handling</h2>
            <ul>
              {prepared.handling.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
        <h2 className="print-page">The same as a table</h2>
        {unreadable === 0 ? null : <p>{unreadable} without a readable date, which are not in it.</p>}
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
      label="The timeline as a table"
      table={{
        head: ['When', 'Lane', 'Kind', 'Title', 'Person', 'Place', 'Stage then', 'Known since', 'Marking'],
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
