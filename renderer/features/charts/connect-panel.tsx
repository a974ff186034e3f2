import { X } from 'lucide-react';
import { useState } from 'react';
import { thingWord } from '../../../preload/contract/charts.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { attempt } from '../../shell/save.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { joined, keyOf } from './things.ts';
import type { ChartHandle } from './use-chart.ts';
import { whyLinked } from './words.ts';
import './side-panel.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.connectPanel;

type Found = Output<'charts.connect'>;

/** As far as it looks at first, and as far as it can. */
const depths = [4, 6, 8].map((depth) => ({ value: String(depth), label: texts.upToLinks(depth) }));

/** Why there is nothing, or not everything, in a sentence that says what was done. */
function outcomeOf({ ways, more, stopped, passedOver }: Found, depth: number): string {
  const skipped = passedOver ? texts.whatManyHoldWas : '';
  if (ways.length > 0) {
    const [first = []] = ways;
    const length = `${first.length - 1} ${first.length === 2 ? 'link' : 'links'}`;
    const many =
      ways.length === 1 ? texts.theShortestWayHas : texts.shortestWaysHave(ways.length, more ? texts.ofMore : '');
    return `${many} ${length}.${stopped === 'places' ? texts.notEverythingCouldBe : ''}`;
  }
  if (stopped === 'depth') return texts.notConnectedWithinLinks(depth, skipped);
  if (stopped === 'places') return texts.nothingWasFoundBefore(skipped);
  return texts.notConnectedInWhat(skipped);
}

/** How two things on the chart are connected. */
export function ConnectPanel(props: {
  from: string;
  chart: ChartHandle;
  zone: string;
  onWay: (keys: readonly string[]) => void;
  onClose: () => void;
}) {
  const { chart, zone } = props;
  const [from, setFrom] = useState<string | null>(props.from);
  const [to, setTo] = useState<string | null>(null);
  const [depth, setDepth] = useState('6');
  const [common, setCommon] = useState(false);
  const [found, setFound] = useState<{ answer: Found; depth: number } | null>(null);
  const [busy, setBusy] = useState(false);
  const { items } = chart.state;
  const options = [...items.values()]
    .map(({ key, fact }) => ({ value: key, label: fact.title, detail: thingWord(fact.kind) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'));
  const [one, other] = [items.get(from ?? ''), items.get(to ?? '')];
  const look = async () => {
    if (one === undefined || other === undefined) return;
    setBusy(true);
    setFound(null);
    const asked = { from: one.fact.thing, to: other.fact.thing, depth: Number(depth), common };
    const answer = await attempt('charts.connect', asked);
    setBusy(false);
    if (answer !== undefined) setFound({ answer, depth: Number(depth) });
  };
  return (
    <section className="chart-side" aria-label={texts.howAreTheseConnected}>
      <header className="chart-side__head">
        <h2 className="chart-side__title">{texts.howAreTheseConnected}</h2>
        <span className="chart-side__gap" />
        <IconButton label={texts.close} size="small" onPress={props.onClose}>
          <X />
        </IconButton>
      </header>
      <Select label={texts.from} options={options} value={from} onChange={setFrom} />
      <Select label={texts.to} options={options.filter(({ value }) => value !== from)} value={to} onChange={setTo} />
      <Select label={texts.howFar} options={depths} value={depth} onChange={setDepth} />
      <Checkbox isSelected={common} onChange={setCommon} help={texts.aTownAGiven}>
        {texts.alsoByWhatMany}
      </Checkbox>
      <Button
        tone="primary"
        whyNot={
          one === undefined || other === undefined || from === to
            ? texts.chooseTwoDifferentThings
            : busy
              ? texts.itIsBeingLooked
              : null
        }
        onPress={() => void look()}
      >
        {texts.findConnections}
      </Button>
      <p role="status">{busy ? texts.looking : found === null ? '' : outcomeOf(found.answer, found.depth)}</p>
      {found?.answer.ways.map((way) => (
        <Way
          key={way.map(keyOf).join(' ')}
          way={way.map(keyOf)}
          answer={found.answer}
          zone={zone}
          onShow={async () => {
            await chart.add(found.answer.things, from);
            props.onWay(way.map(keyOf));
          }}
        />
      ))}
    </section>
  );
}

function Way(props: { way: readonly string[]; answer: Found; zone: string; onShow: () => Promise<void> }) {
  const { way, answer, zone } = props;
  const facts = new Map(answer.things.map((fact) => [keyOf(fact.thing), fact]));
  const links = answer.links.map(joined);
  const steps = way.slice(1).flatMap((key, at) => {
    const before = way[at] ?? '';
    const link = links.find(({ one, other }) => (one === before && other === key) || (one === key && other === before));
    const [from, to] = [facts.get(link?.one ?? ''), facts.get(link?.other ?? '')];
    return link === undefined || from === undefined || to === undefined ? [] : [whyLinked(link, from, to, zone)];
  });
  return (
    <div className="chart-side__way">
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button size="small" onPress={() => void props.onShow()}>
        {texts.showOnTheChart}
      </Button>
    </div>
  );
}
