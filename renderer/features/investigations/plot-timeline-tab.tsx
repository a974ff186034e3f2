import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { Withdrawable } from '../../../preload/contract/investigations.ts';
import type { TimelineEntry } from '../../../preload/contract/plots.ts';
import { go } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { PlotTimeline } from '../plots/timeline/plot-timeline.tsx';
import { AddEvent } from './add-event.tsx';
import './investigations.css';
import { withdraw } from './withdraw.ts';

/** The plot timeline of one investigation. A tip opens in the queue. */
export function PlotTimelineTab(props: { investigationId: number; people: readonly { id: number; name: string }[] }) {
  const { investigationId, people } = props;
  const read = useQuery(
    'investigations.timeline',
    { id: investigationId },
    // What becomes of a contribution is seen where it is linked; each reading is logged, so not for every change of any other.
    { topics: [`investigation:${investigationId}`, 'threat'] },
  );
  const writes = useCan('investigations.addEvent');
  const [adding, setAdding] = useState(false);
  const [going, setGoing] = useState<TimelineEntry | null>(null);
  const withdrawable = (entry: TimelineEntry) => writes && Withdrawable.safeParse(entry.lane).success;
  const takeOut = async (reason: string) => {
    const what = Withdrawable.safeParse(going?.lane);
    if (going === null || !what.success) return;
    await withdraw({ id: investigationId, what: what.data, itemId: going.itemId }, going.title, reason);
  };
  const add = writes ? (
    <Button size="small" icon={<CalendarPlus />} onPress={() => setAdding(true)}>
      Add an event
    </Button>
  ) : null;
  return (
    <QueryView query={read} rows={10}>
      {({ entries, stages, threat }) => (
        <>
          {entries.length === 0 ? (
            <EmptyState title="Nothing with a date yet" action={add}>
              Linked tips, events, stage assessments, arrests and decisions will appear here.
            </EmptyState>
          ) : (
            <div className="plot-tab">
              <div className="plot-tab__bar">{add}</div>
              <PlotTimeline<TimelineEntry>
                items={entries}
                stages={stages}
                threat={threat}
                opens={(entry) => entry.contributionId !== null}
                onOpen={(entry) => {
                  if (entry.contributionId !== null) go({ name: 'queue', id: entry.contributionId });
                }}
                actions={(entry) =>
                  withdrawable(entry) ? (
                    <Button size="small" onPress={() => setGoing(entry)}>
                      Withdraw
                    </Button>
                  ) : null
                }
              />
            </div>
          )}
          <ConfirmDialog
            title={`Withdraw ${going?.title ?? ''}`}
            text="It is removed from the timeline and from every figure. It stays in the history and can be restored."
            confirm="Withdraw"
            reason={{ label: 'Why' }}
            isOpen={going !== null}
            onConfirm={takeOut}
            onClose={() => setGoing(null)}
          />
          {adding ? (
            <AddEvent
              investigationId={investigationId}
              people={people}
              tips={tipsIn(entries)}
              onClose={() => setAdding(false)}
            />
          ) : null}
        </>
      )}
    </QueryView>
  );
}

/** The linked contributions of a timeline, the newest first, as an event names its source. */
function tipsIn(entries: readonly TimelineEntry[]): { id: number; words: string }[] {
  return entries
    .filter(({ lane }) => lane === 'tip')
    .toReversed()
    .map(({ itemId, detail, title }) => ({ id: itemId, words: `${detail} ${title}` }));
}
