import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { PreviewedRule, type RuleContent } from '../../../preload/contract/rule-shapes.ts';
import { attempt } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import './rules.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.rulePreview;

type Counted = Output<'rules.preview'>;

const words: Readonly<Record<PreviewedRule['name'], { of: (n: string) => string; acts: string }>> = {
  sign_off: { of: (n) => texts.receivedAndClosedWith(n), acts: texts.takeASupervisor },
  repeat: { of: (n) => texts.receivedAndClosedWith(n), acts: texts.takeASupervisorAs },
  delivery: { of: (n) => texts.thatReachedAnInvestigation(n), acts: texts.areLookedAtToo },
};

function said({ considered, atLeast, current, proposed, added, dropped, days }: Counted, name: PreviewedRule['name']) {
  const { of, acts } = words[name];
  const all = countOf(
    considered,
    name === 'delivery' ? 'delivery' : 'contribution',
    name === 'delivery' ? 'deliveries' : 'contributions',
  );
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
      {counted?.of === key ? <span>{said(counted.value, read.data.name)}</span> : null}
    </div>
  );
}
