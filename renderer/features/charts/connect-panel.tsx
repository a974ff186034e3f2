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

type Found = Output<'charts.connect'>;

/** As far as it looks at first, and as far as it can. */
const depths = [4, 6, 8].map((depth) => ({ value: String(depth), label: `Up to ${depth} links` }));

/** Why there is nothing, or not everything, in a sentence that says what was done. */
function outcomeOf({ ways, more, stopped, passedOver }: Found, depth: number): string {
  const skipped = passedOver ? ' What many hold was passed over.' : '';
  if (ways.length > 0) {
    const [first = []] = ways;
    const length = `${first.length - 1} ${first.length === 2 ? 'link' : 'links'}`;
    const many =
      ways.length === 1 ? 'The shortest way has' : `${ways.length}${more ? ' of more' : ''} shortest ways have`;
    return `${many} ${length}.${stopped === 'places' ? ' Not everything could be looked at, so that there may be a shorter one.' : ''}`;
  }
  if (stopped === 'depth')
    return `Not connected within ${depth} links, in what you can see. It stopped there.${skipped}`;
  if (stopped === 'places')
    return `Nothing was found before the search reached its limit. There may be a connection farther off.${skipped}`;
  return `Not connected in what you can see.${skipped}`;
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
    <section className="chart-side" aria-label="How are these connected?">
      <header className="chart-side__head">
        <h2 className="chart-side__title">How are these connected?</h2>
        <span className="chart-side__gap" />
        <IconButton label="Close" size="small" onPress={props.onClose}>
          <X />
        </IconButton>
      </header>
      <Select label="From" options={options} value={from} onChange={setFrom} />
      <Select label="To" options={options.filter(({ value }) => value !== from)} value={to} onChange={setTo} />
      <Select label="How far" options={depths} value={depth} onChange={setDepth} />
      <Checkbox
        isSelected={common}
        onChange={setCommon}
        help="A town, a given name, a number that 25 or more hold, a match that nobody has decided."
      >
        Also by what many have in common
      </Checkbox>
      <Button
        tone="primary"
        whyNot={
          one === undefined || other === undefined || from === to
            ? 'Choose two different things.'
            : busy
              ? 'It is being looked for.'
              : null
        }
        onPress={() => void look()}
      >
        Find connections
      </Button>
      <p role="status">{busy ? 'Looking…' : found === null ? '' : outcomeOf(found.answer, found.depth)}</p>
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
        Show on the chart
      </Button>
    </div>
  );
}
