import { X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { z } from 'zod';
import type { Output } from '../../../preload/contract/index.ts';
import type { TimelineEntry } from '../../../preload/contract/plots.ts';
import { go, Link } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { useViewState } from '../../shell/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useZone } from '../../ui/time.tsx';
import { axisOver, PlotTimeline, type TimeAxis } from '../plots/timeline/plot-timeline.tsx';
import './investigations.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.besideCase;

/** The case that is beside another, as the view is left. */
export const Beside = z.object({ id: z.int(), operation: z.string() }).nullable();
type Beside = z.infer<typeof Beside>;

const Stretch = z.strictObject({ start: z.number(), end: z.number() }).nullable();

interface BesideProps {
  of: number;
  items: readonly TimelineEntry[];
  onEnd: () => void;
  /** The case's own timeline; `axis` is that of both, or null while it stands alone. */
  children: (axis: TimeAxis | null) => ReactNode;
}

/** A case's timeline, and another's below it over the same stretch of time: zooming or moving one moves both. */
export function BesideCase({ beside, ...rest }: BesideProps & { beside: Beside }) {
  return beside === null ? rest.children(null) : <Both key={beside.id} beside={beside} {...rest} />;
}

function Both({ beside, ...rest }: BesideProps & { beside: NonNullable<Beside> }) {
  const { id } = beside;
  const read = useQuery('investigations.timeline', { id }, { topics: [`investigation:${id}`, 'threat'] });
  return (
    <QueryView query={read} rows={10}>
      {(other) => <Drawn beside={beside} other={other} {...rest} />}
    </QueryView>
  );
}

function Drawn(props: BesideProps & { beside: NonNullable<Beside>; other: Output<'investigations.timeline'> }) {
  const { of, items, beside, other, onEnd, children } = props;
  const zone = useZone();
  const whole = useMemo(() => axisOver([items, other.entries], zone), [items, other.entries, zone]);
  const [window, onWindow] = useViewState(`timeline ${of} beside ${beside.id} window`, Stretch, null);
  const axis = { whole, window, onWindow };
  return (
    <div className="beside">
      {children(axis)}
      <div className="beside__head">
        <h2>
          {texts.below}
          <Link to={{ name: 'investigation', id: beside.id, tab: 'timeline' }}>{texts.op(beside.operation)}</Link>
        </h2>
        <span className="muted">{texts.bothShowTheSame}</span>
        <Button size="small" tone="quiet" icon={<X />} onPress={onEnd}>
          {texts.endTheComparison}
        </Button>
      </div>
      <PlotTimeline<TimelineEntry>
        name={`timeline ${of} beside ${beside.id}`}
        axis={axis}
        items={other.entries}
        stages={other.stages}
        threat={other.threat}
        opens={(entry) => entry.contributionId !== null}
        onOpen={(entry) => {
          if (entry.contributionId !== null) go({ name: 'queue', id: entry.contributionId });
        }}
        side={(entry) => <p>{entry.detail}</p>}
      />
    </div>
  );
}
