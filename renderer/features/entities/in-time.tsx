import { useMemo } from 'react';
import type { EntityRecord } from '../../../preload/contract/entity-records.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import type { Route } from '../../shell/routes.ts';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { MonthStrip } from '../linking/month-strip.tsx';
import { catalogue } from './catalogue.ts';
import type { HeldTip } from './held-by.tsx';
import { relationInWords } from './words.ts';

const texts = catalogue.inTime;

interface Dated {
  key: string;
  /** `2026-03-09`, at its beginning. */
  day: string;
  what: string;
  text: string;
  to: Route | null;
}

/** Rows at first; the rest on request. */
const most = 8;

/** Everything of it that has a day, the last first. */
export function datedOf(entity: EntityRecord, tips: readonly HeldTip[]): Dated[] {
  const days: Dated[] = [
    ...entity.events.map((event) => ({
      key: `event ${event.id}`,
      day: event.when.from.slice(0, 10),
      what: label(event.kind),
      text: event.title,
      to: { name: 'investigation', id: event.investigationId, tab: 'timeline' } as const,
    })),
    ...tips.map((tip) => ({
      key: `tip ${tip.id}`,
      day: tip.receivedAt.slice(0, 10),
      what: texts.contribution,
      text: tip.excerpt,
      to: { name: 'queue', id: tip.id } as const,
    })),
    ...entity.relations.flatMap((one) =>
      one.withdrawnAt !== null || one.fromDay === null
        ? []
        : [
            {
              key: `relation ${one.id}`,
              day: one.fromDay,
              what: relationInWords(one),
              text: one.title,
              to: one.otherEntityId === null ? null : ({ name: 'entity-record', id: one.otherEntityId } as const),
            },
          ],
    ),
    ...entity.identifiers.flatMap((one) =>
      one.validFrom === null
        ? []
        : [{ key: `held ${one.id}`, day: one.validFrom, what: label(one.kind), text: one.text, to: null }],
    ),
    ...entity.markers.map((one) => ({
      key: `marker ${one.id}`,
      day: one.since,
      what: texts.warning,
      text: label(one.kind),
      to: null,
    })),
  ];
  return days.toSorted((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}

/** A dot for each over its month, and the same as a list. */
export function InTime({ entity, tips }: { entity: EntityRecord; tips: readonly HeldTip[] }) {
  const dated = useMemo(() => datedOf(entity, tips), [entity, tips]);
  const months = useMemo(
    () =>
      [...Map.groupBy(dated.toReversed(), ({ day }) => day.slice(0, 7))].map(([month, all]) => ({
        month,
        n: all.length,
        closed: 0,
      })),
    [dated],
  );
  return (
    <Section title={texts.inOrderOfTime} label={texts.inOrderOfTime}>
      {months.length < 2 ? null : <MonthStrip counts={months} />}
      <RecordList empty={texts.nothingOfItHas} most={most}>
        {dated.map((one) => (
          <li key={one.key}>
            <Line end={<span className="muted">{isoInWords(one.day)}</span>}>
              <span className="muted">{one.what}</span>
              {one.to === null ? <span>{one.text}</span> : <Link to={one.to}>{one.text}</Link>}
            </Line>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}
