import { CheckCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { type InboxItem, InboxScope } from '../../../preload/contract/inbox.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useViewState } from '../../shell/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { ByDue } from '../../ui/by-due.tsx';
import { Line } from '../../ui/line.tsx';
import { Section } from '../../ui/section.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { AnswerDialog, type Answering } from './answer-dialog.tsx';
import { BulkBar, mostAtOnce } from './bulk-bar.tsx';
import { InboxRow } from './inbox-row.tsx';
import { keyOf, pairsOf } from './pair.ts';
import { PutOffDialog } from './put-off-dialog.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';
import './inbox.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.inboxSection;

type Counted = Output<'inbox.count'>;

const countIn: Readonly<Record<InboxScope, (counted: Counted) => number | null>> = {
  mine: ({ mine }) => mine,
  overdue: ({ overdue }) => overdue,
  sent: ({ answered }) => answered,
  snoozed: () => null,
};
const labels: Readonly<Record<InboxScope, string>> = {
  mine: texts.forYou,
  overdue: texts.overdueWithOthers,
  sent: texts.waitingOnOthers,
  snoozed: texts.putOff,
};
const empty: Readonly<Record<InboxScope, [title: string, words: string]>> = {
  mine: [texts.nothingHasReachedYour, texts.whatIsLinkedTo],
  overdue: [texts.nobodyIsBehind, texts.whatOwnersHaveNot],
  sent: [texts.nothingThatYouLinked, texts.whatYouLinkTo],
  snoozed: [texts.nothingIsPutOff, texts.whatYouPutOff],
};

const firstScope = ({ mine, overdue }: Counted): InboxScope => (mine === 0 && overdue > 0 ? 'overdue' : 'mine');

/** What has reached one's investigations, grouped by when it falls due; and the same of others, as far as it is one's concern. */
export function InboxSection({ counted }: { counted: Counted | undefined }) {
  const [chosen, setScope] = useViewState<InboxScope | null>('inbox scope', InboxScope.nullable(), null);
  const [begun, setBegun] = useState<InboxScope | null>(null);
  // Where nothing waits for oneself it begins with what others are late with; once begun, it stays where somebody is reading.
  if (begun === null && counted !== undefined) setBegun(firstScope(counted));
  const scope = chosen ?? begun ?? 'mine';
  const { pages, loading, loadingMore, ended, error, loadMore, retry } = usePages('inbox.list', { scope, limit: 50 }, [
    'inbox',
    'contribution',
    'investigation',
    'snooze',
    'absence',
  ]);
  const items = useMemo(() => pages.flatMap((page) => page.items), [pages]);
  const [picked, setPicked] = useViewState<readonly string[]>('inbox picked', z.array(z.string()), []);
  const [answering, setAnswering] = useState<Answering | null>(null);
  const [puttingOff, setPuttingOff] = useState<readonly InboxItem[]>([]);
  // A manager reads what is overdue, and answers for nobody.
  const answers = useCan('inbox.answer');
  const ticked = items.filter((item) => picked.includes(keyOf(item)));
  const show = (next: InboxScope) => {
    setPicked([]);
    setScope(next);
  };
  useInboxKeys({ items, ticked, scope, onAnswer: setAnswering, onPutOff: setPuttingOff, onDone: () => setPicked([]) });
  const option = (value: InboxScope) => {
    const n = counted === undefined ? null : countIn[value](counted);
    return { value, label: n === null || n === 0 ? labels[value] : `${labels[value]} ${n.toLocaleString('en-GB')}` };
  };
  return (
    <Section
      title={texts.inbox}
      facts={<AboutRule name="delivery" />}
      actions={
        <ToggleGroup
          label={texts.whichPartOfThe}
          value={scope}
          onChange={show}
          options={[option('mine'), option('overdue'), option('sent'), option('snoozed')]}
        />
      }
    >
      {error !== null ? (
        <ErrorState failure={error} onRetry={retry} />
      ) : loading ? (
        <Skeleton rows={4} />
      ) : items.length === 0 ? (
        <EmptyState icon={<CheckCheck aria-hidden="true" />} title={empty[scope][0]}>
          {empty[scope][1]}
        </EmptyState>
      ) : (
        <div className="inbox">
          {scope === 'sent' || (scope === 'overdue' && !answers) ? null : (
            <BulkBar items={items} ticked={ticked} scope={scope} onTick={setPicked} onPutOff={setPuttingOff} />
          )}
          <ByDue label={texts.inbox} items={items} dueOf={({ dueAt }) => dueAt}>
            {(item) => (
              <InboxRow
                key={keyOf(item)}
                item={item}
                name={keyOf(item)}
                scope={scope}
                picked={picked.includes(keyOf(item))}
                onPick={(on) => setPicked(on ? [...picked, keyOf(item)] : picked.filter((key) => key !== keyOf(item)))}
                onAnswer={setAnswering}
              />
            )}
          </ByDue>
          {ended ? null : (
            <Line>
              <Button size="small" onPress={loadMore} whyNot={loadingMore ? texts.moreAreOnTheir : null}>
                {texts.showMore}
              </Button>
            </Line>
          )}
        </div>
      )}
      {puttingOff.length === 0 ? null : (
        <PutOffDialog
          reached={pairsOf(puttingOff.slice(0, mostAtOnce))}
          onClose={() => {
            setPuttingOff([]);
            setPicked([]);
          }}
        />
      )}
      <AnswerDialog answering={answering} onClose={() => setAnswering(null)} />
    </Section>
  );
}
