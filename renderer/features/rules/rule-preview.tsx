import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { PreviewedRule, type RuleContent } from '../../../preload/contract/rule-shapes.ts';
import { Link } from '../../shell/router.tsx';
import { attempt } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { Time } from '../../ui/time.tsx';
import './rules.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.rulePreview;

type Counted = Output<'rules.preview'>;

const contributions = { one: 'contribution', several: 'contributions', of: texts.receivedAndClosedWith };

/** What it is counted among, and what the rule does with it. */
const words: Readonly<
  Record<PreviewedRule['name'], { one: string; several: string; of: (n: string) => string; acts: string }>
> = {
  sign_off: { ...contributions, acts: texts.takeASupervisor },
  repeat: { ...contributions, acts: texts.takeASupervisorAs },
  delivery: {
    one: 'delivery',
    several: 'deliveries',
    of: texts.thatReachedAnInvestigation,
    acts: texts.areLookedAtToo,
  },
  late_stage: { one: 'plot', several: 'plots', of: texts.disrupted, acts: texts.countAsLateStage },
};

function said({ considered, atLeast, current, proposed, added, dropped, days }: Counted, name: PreviewedRule['name']) {
  const { one, several, of, acts } = words[name];
  const all = countOf(considered, one, several);
  return texts.ofInTheLast(atLeast ? texts.theNewest : '', of(all), days, current, acts, proposed, added, dropped);
}

/** What the rule as typed would have come to, counted when it is asked for. */
export function RulePreview({ content }: { content: RuleContent | null }) {
  const counts = useCan('rules.preview');
  const [counted, setCounted] = useState<{ of: string; value: Counted } | null>(null);
  const [busy, setBusy] = useState(false);
  const read = PreviewedRule.safeParse(content);
  if (!counts || !read.success) return null;
  const key = JSON.stringify(read.data);
  const count = async () => {
    setBusy(true);
    const value = await attempt('rules.preview', { content: read.data });
    setBusy(false);
    if (value !== undefined) setCounted({ of: key, value });
  };
  return (
    <div className="rule-preview" aria-live="polite">
      <Button size="small" onPress={() => void count()} whyNot={busy ? texts.itIsBeingCounted : null}>
        {busy ? texts.counting : texts.whatWouldItHave}
      </Button>
      {counted?.of === key ? (
        <>
          <span>{said(counted.value, read.data.name)}</span>
          <Plots plots={counted.value.plots} />
        </>
      ) : null}
    </div>
  );
}

/** Those that would be counted otherwise than they are. */
function Plots({ plots }: Pick<Counted, 'plots'>) {
  if (plots.length === 0) return null;
  return (
    <ul className="rule-preview__plots">
      {plots.map((plot) => (
        <li key={plot.investigationId}>
          <Link to={{ name: 'investigation', id: plot.investigationId, tab: 'timeline' }}>
            {texts.op(plot.operation)}
          </Link>
          {', '}
          <Time at={plot.disruptedAt} show="date" />
          {plot.proposed ? texts.wouldCount : texts.wouldNoLongerCount}
        </li>
      ))}
    </ul>
  );
}
