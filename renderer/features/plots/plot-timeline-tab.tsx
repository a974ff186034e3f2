import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import type { TimelineEntry } from '../../../preload/contract/investigations.ts';
import { useConsult } from '../../shell/consult.ts';
import { go } from '../../shell/router.tsx';
import { useMay } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { AddEvent } from '../investigations/add-event.tsx';
import { PlotTimeline } from './timeline/plot-timeline.tsx';

/** The plot timeline of one investigation. A tip opens in the queue. */
export function PlotTimelineTab(props: { investigationId: number; people: readonly { id: number; name: string }[] }) {
  const { investigationId, people } = props;
  const read = useConsult(
    'investigations.timeline',
    { id: investigationId },
    { topics: [`investigation:${investigationId}`, 'contribution', 'threat'] },
  );
  const writes = useMay('case_officer', 'supervisor');
  const [adding, setAdding] = useState(false);
  const add = writes ? (
    <Button size="small" icon={<CalendarPlus />} onPress={() => setAdding(true)}>
      Add an event
    </Button>
  ) : null;
  const dialog = adding ? (
    <AddEvent investigationId={investigationId} people={people} onClose={() => setAdding(false)} />
  ) : null;
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.refresh} />;
  if (read.value === undefined) return <Skeleton rows={10} />;
  const { entries, stages, threat } = read.value;
  if (entries.length === 0) {
    return (
      <>
        <EmptyState title="Nothing with a date yet" action={add}>
          Linked tips, events, stage assessments, arrests and decisions will stand here.
        </EmptyState>
        {dialog}
      </>
    );
  }
  return (
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
      />
      {dialog}
    </div>
  );
}
