import { X } from 'lucide-react';
import { useState } from 'react';
import { type ChartThing, countedThings, type ThingKind, thingWord } from '../../../preload/contract/charts.ts';
import type { MarkerKind } from '../../../preload/contract/entity-words.ts';
import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { call } from '../../shell/client.ts';
import { Link } from '../../shell/router.tsx';
import { tellFailure } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Cluster } from '../../ui/line.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { AddEntity } from '../entities/add-entity.tsx';
import { knownFromIdentifier } from '../entities/known-from-text.ts';
import { markerTone } from '../entities/words.ts';
import type { Item, Spot } from './chart.ts';
import { joined, keyOf, recordOf } from './things.ts';
import type { ChartHandle } from './use-chart.ts';
import { gradeWord, kindInWords, linkKey, whyLinked } from './words.ts';
import './side-panel.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.sidePanel;

const listed = 100;
/** As many as are added at once. */
const page = 50;

interface Shown {
  spot: Spot;
  chart: ChartHandle;
  zone: string;
  mayChange: boolean;
  onClose: () => void;
  onChoose: (key: string) => void;
  onConnect: (key: string) => void;
}

/** What is chosen: one thing with all that is linked with it and why, or several that are drawn as one. */
export function SidePanel(props: Shown) {
  const { spot, onClose } = props;
  const [only, ...others] = spot.members;
  if (only === undefined) return null;
  return (
    <section className="chart-side" aria-label={texts.whatIsChosen}>
      <header className="chart-side__head">
        <Badge tone="accent">{others.length === 0 ? kindInWords(only.fact) : thingWord(spot.kind)}</Badge>
        <span className="chart-side__gap" />
        <IconButton label={texts.close} keys="Esc" size="small" onPress={onClose}>
          <X />
        </IconButton>
      </header>
      {others.length > 0 ? <Several {...props} /> : <One {...props} item={only} />}
    </section>
  );
}

function Several({ spot, chart, mayChange, onChoose }: Shown) {
  const keys = spot.members.map(({ key }) => key);
  const parent = spot.parent;
  const apart = () => {
    if (parent === null) return;
    const item = chart.state.items.get(parent);
    if (item !== undefined) chart.edit([parent], { apart: [...item.apart, spot.kind] });
  };
  return (
    <>
      <h2 className="chart-side__title">{spot.title}</h2>
      <div className="chart-side__actions">
        {parent === null ? null : (
          <Button size="small" onPress={apart}>
            {texts.drawOneByOne}
          </Button>
        )}
        {mayChange ? (
          <Button size="small" onPress={() => chart.remove(keys)}>
            {texts.takeAllOff}
          </Button>
        ) : null}
      </div>
      <ul className="chart-side__list">
        {spot.members.slice(0, listed).map(({ key, fact }) => (
          <li key={key}>
            <button type="button" onClick={() => onChoose(key)}>
              <span>{fact.title}</span>
              <span className="muted">{fact.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {keys.length > listed ? <p className="muted">{texts.theFirstAreListed(listed)}</p> : null}
    </>
  );
}

function One({ item, chart, zone, mayChange, onClose, onConnect, onChoose }: Shown & { item: Item }) {
  const { fact, key } = item;
  const links = chart.state.links.map(joined);
  const own = links.filter(({ one, other }) => one === key || other === key);
  const record = recordOf(fact, links);
  const records = useCan('entities.add');
  const [recording, setRecording] = useState(false);
  const kind = IdentifierKind.safeParse(fact.kind);
  const known = kind.success ? knownFromIdentifier(kind.data, fact.title) : null;
  return (
    <>
      <h2 className="chart-side__title">{fact.title}</h2>
      <p className="chart-side__text">{fact.detail}</p>
      <DescriptionList
        facts={[
          ...(fact.at === null ? [] : [{ term: texts.when, value: <Time at={fact.at} /> }]),
          ...(fact.kind === 'contribution' ? [{ term: texts.grade, value: gradeWord(fact) ?? texts.notGraded }] : []),
          ...(fact.record === null || fact.record.warnings.length === 0
            ? []
            : [{ term: texts.warnings, value: <Warnings kinds={fact.record.warnings} /> }]),
          { term: texts.marking, value: <MarkingBadge marking={fact.marking} caveats={fact.caveats} /> },
        ]}
      />
      <div className="chart-side__actions">
        {record === null ? null : <Link to={record}>{texts.openTheRecord}</Link>}
        <Button size="small" onPress={() => onConnect(key)}>
          {texts.connectWith}
        </Button>
        {records && known !== null ? (
          <Button size="small" onPress={() => setRecording(true)}>
            {texts.recordAsPersonOr}
          </Button>
        ) : null}
        {mayChange ? (
          <>
            <Button
              size="small"
              onPress={() => {
                chart.edit([key], { hidden: true });
                onClose();
              }}
            >
              {texts.hide}
            </Button>
            <Button
              size="small"
              onPress={() => {
                chart.remove([key]);
                onClose();
              }}
            >
              {texts.takeOff}
            </Button>
          </>
        ) : null}
      </div>
      {recording && known !== null ? (
        <AddEntity investigationId={null} known={known} onClose={() => setRecording(false)} />
      ) : null}
      <Around item={item} chart={chart} />
      {item.apart.length > 0 ? (
        <Button size="small" onPress={() => chart.edit([key], { apart: [] })}>
          {texts.drawManyOfOne}
        </Button>
      ) : null}
      <Note item={item} chart={chart} mayChange={mayChange} />
      <h3>{texts.linksOnTheChart}</h3>
      {own.length === 0 ? <p className="muted">{texts.none}</p> : null}
      <ul className="chart-side__list">
        {own.slice(0, listed).map((link) => {
          const [from, to] = [chart.state.items.get(link.one), chart.state.items.get(link.other)];
          if (from === undefined || to === undefined) return null;
          const end = link.one === key ? to : from;
          return (
            <li key={linkKey(link)}>
              <button type="button" onClick={() => onChoose(end.key)}>
                <span>{end.fact.title}</span>
                <span className="muted">{whyLinked(link, from.fact, to.fact, zone)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Warnings({ kinds }: { kinds: readonly MarkerKind[] }) {
  return (
    <Cluster>
      {kinds.map((kind) => (
        <Badge key={kind} tone={markerTone(kind)}>
          {label(kind)}
        </Badge>
      ))}
    </Cluster>
  );
}

function Note({ item, chart, mayChange }: { item: Item; chart: ChartHandle; mayChange: boolean }) {
  const [typed, setTyped] = useState(item.note);
  if (!mayChange) return item.note === '' ? null : <p className="chart-side__note">{item.note}</p>;
  return (
    <TextArea
      label={texts.note}
      help={texts.shownToWhoeverMay}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (typed.trim() !== item.note) chart.edit([item.key], { note: typed.trim() });
      }}
      rows={2}
      maxLength={2000}
    />
  );
}

/** What is linked with it, counted before any of it is added. */
function Around({ item, chart }: { item: Item; chart: ChartHandle }) {
  const read = useQuery(
    'charts.around',
    { thing: item.fact.thing },
    { topics: ['investigation', 'contribution', 'entity'] },
  );
  const [next, setNext] = useState<Partial<Record<ThingKind, string | null>>>({});
  const [busy, setBusy] = useState(false);
  if (read.loading) return <Skeleton rows={3} />;
  if (read.value === undefined) return <p className="muted">{read.error?.message}</p>;
  const { groups } = read.value;
  const links = chart.state.links.map(joined);
  const here = (kind: ThingKind) => {
    const ends = links.flatMap(({ one, other }) => (one === item.key ? [other] : other === item.key ? [one] : []));
    return new Set(ends.filter((end) => chart.state.items.get(end)?.fact.kind === kind)).size;
  };
  const add = async (kind: ThingKind) => {
    setBusy(true);
    try {
      const found: ChartThing[] = [];
      let after = next[kind] ?? null;
      // A page may have none of this kind; what is on the chart already is passed over.
      do {
        const answer = await call('charts.linked', { thing: item.fact.thing, kind, after, limit: page });
        found.push(...answer.things.filter(({ thing }) => !chart.state.items.has(keyOf(thing))));
        after = answer.next;
      } while (found.length < page && after !== null);
      setNext({ ...next, [kind]: after });
      await chart.add(found, item.key);
    } catch (thrown) {
      tellFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={texts.linkedWithIt}>
      <h3>{texts.linkedWithIt}</h3>
      {groups.length === 0 ? <p className="muted">{texts.nothingThatYouCan}</p> : null}
      <ul className="chart-side__groups">
        {groups.map(({ kind, count, orMore }) => {
          const shown = here(kind);
          const all = shown >= count && !orMore;
          return (
            <li key={kind}>
              <span>
                {countedThings(kind, count, orMore)}
                {shown === 0 ? '' : all ? texts.allOnTheChart : texts.onTheChart(shown)}
              </span>
              {all ? null : (
                <Button
                  size="small"
                  aria-label={texts.addThese(countedThings(kind, count, orMore))}
                  whyNot={busy || chart.busy ? texts.theChartIsBeing : null}
                  onPress={() => void add(kind)}
                >
                  {count - shown > page || orMore ? texts.addThese(page) : texts.add}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
