import { CalendarPlus, Columns2, Printer } from 'lucide-react';
import { useState } from 'react';
import { Withdrawable } from '../../../preload/contract/investigations.ts';
import type { TimelineEntry } from '../../../preload/contract/plots.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { go } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { useViewState, viewAsLeft } from '../../shell/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { SaveDocument } from '../exports/save-document.tsx';
import { CaseFinder } from '../linking/link-by-hand.tsx';
import { applyFilter, isFiltered, noFilter, TimelineFilter } from '../plots/timeline/filter.ts';
import { PlotTimeline, Stretch } from '../plots/timeline/plot-timeline.tsx';
import { type PreparedTimeline, PrepareTimeline } from '../plots/timeline/print/prepare-timeline.tsx';
import { TimelineSheet } from '../plots/timeline/print/timeline-sheet.tsx';
import { place } from '../plots/timeline/span.ts';
import type { Span } from '../plots/timeline/types.ts';
import { RaiseFromText } from './actions/raise-from-text.tsx';
import { Beside, BesideCase } from './beside-case.tsx';
import { AddEvent, CorrectEvent } from './event-dialogs.tsx';
import './investigations.css';
import { catalogue } from './catalogue.ts';
import { withdraw } from './withdraw.ts';

const texts = catalogue.plotTimelineTab;

/** A timeline on its way to paper, as it was left on the screen. */
interface Paper {
  filter: TimelineFilter;
  window: Span | null;
  prepared: PreparedTimeline | null;
}

const asLeft = (investigationId: number): Pick<Paper, 'filter' | 'window'> => ({
  filter: viewAsLeft(texts.timelineFilter(investigationId), TimelineFilter) ?? noFilter,
  window: viewAsLeft(texts.timelineWindow(investigationId), Stretch) ?? null,
});

/** The entries that pass the filter; `null` where all do. */
function leftBy(entries: readonly TimelineEntry[], filter: TimelineFilter): string[] | null {
  if (!isFiltered(filter)) return null;
  return applyFilter(place(entries).placed, filter).map(({ item }) => item.id);
}

/** The plot timeline of one investigation. A tip opens in the queue. */
export function PlotTimelineTab(props: {
  investigationId: number;
  people: readonly { id: number; name: string }[];
  mayChange: boolean;
}) {
  const { investigationId, people, mayChange } = props;
  const read = useQuery(
    'investigations.timeline',
    { id: investigationId },
    // What becomes of a contribution is seen where it is linked; each reading is logged, so not for every change of any other.
    { topics: [`investigation:${investigationId}`, 'threat'] },
  );
  const writes = useCan('investigations.addEvent') && mayChange;
  const [adding, setAdding] = useFormOpen(`add-event:${investigationId}`);
  const [going, setGoing] = useState<TimelineEntry | null>(null);
  const corrects = useCan('investigations.changeEvent') && mayChange;
  const [correcting, setCorrecting] = useState<number | null>(null);
  const reports = useCan('exports.document');
  const [reporting, setReporting] = useState<TimelineEntry | null>(null);
  const finds = useCan('linking.findInvestigation');
  const [finding, setFinding] = useState(false);
  const prints = useCan('exports.printTimeline');
  const [paper, setPaper] = useState<Paper | null>(null);
  const [beside, setBeside] = useViewState(`timeline ${investigationId} beside`, Beside, null);
  const add = writes ? (
    <Button size="small" icon={<CalendarPlus />} onPress={() => setAdding(true)}>
      {texts.addAnEvent}
    </Button>
  ) : null;
  if (paper !== null && paper.prepared !== null)
    return (
      <TimelineSheet
        prepared={paper.prepared}
        filter={paper.filter}
        window={paper.window}
        onClose={() => setPaper(null)}
      />
    );
  return (
    <QueryView query={read} rows={10}>
      {({ entries, stages, threat }) => (
        <>
          {entries.length === 0 ? (
            <EmptyState title={texts.nothingWithADate} action={add}>
              {texts.linkedTipsEventsStage}
            </EmptyState>
          ) : (
            <div className="plot-tab">
              <div className="plot-tab__bar">
                {add}
                {prints ? (
                  <Button
                    size="small"
                    icon={<Printer />}
                    onPress={() => setPaper({ ...asLeft(investigationId), prepared: null })}
                  >
                    {texts.print}
                  </Button>
                ) : null}
                {finds ? (
                  <Button size="small" icon={<Columns2 />} onPress={() => setFinding(true)}>
                    {texts.compareWithAnotherCase}
                  </Button>
                ) : null}
              </div>
              <BesideCase of={investigationId} items={entries} beside={beside} onEnd={() => setBeside(null)}>
                {(axis) => (
                  <PlotTimeline<TimelineEntry>
                    name={`timeline ${investigationId}`}
                    {...(axis === null ? {} : { axis })}
                    items={entries}
                    stages={stages}
                    threat={threat}
                    opens={(entry) => entry.contributionId !== null}
                    onOpen={(entry) => {
                      if (entry.contributionId !== null) go({ name: 'queue', id: entry.contributionId });
                    }}
                    side={(entry) =>
                      entry.lane === 'event' ? (
                        <RaiseFromText
                          source={{ eventId: entry.itemId }}
                          text={entry.detail === '' ? entry.title : entry.detail}
                          investigationId={investigationId}
                        >
                          <p>{entry.detail === '' ? entry.title : entry.detail}</p>
                        </RaiseFromText>
                      ) : (
                        <p>{entry.detail}</p>
                      )
                    }
                    actions={(entry) => (
                      <>
                        {reports && entry.lane === 'event' ? (
                          <Button size="small" onPress={() => setReporting(entry)}>
                            {texts.report}
                          </Button>
                        ) : null}
                        {corrects && entry.lane === 'event' ? (
                          <Button size="small" onPress={() => setCorrecting(entry.itemId)}>
                            {texts.correct}
                          </Button>
                        ) : null}
                        {writes && Withdrawable.safeParse(entry.lane).success ? (
                          <Button size="small" onPress={() => setGoing(entry)}>
                            {texts.withdraw}
                          </Button>
                        ) : null}
                      </>
                    )}
                  />
                )}
              </BesideCase>
            </div>
          )}
          {paper === null ? null : (
            <PrepareTimeline
              investigationId={investigationId}
              only={leftBy(entries, paper.filter)}
              onPrepared={(prepared) => setPaper({ ...paper, prepared })}
              onClose={() => setPaper((now) => (now?.prepared === null ? null : now))}
            />
          )}
          <CaseFinder
            title={texts.compareWithAnotherCase}
            act={texts.compare}
            help={texts.arrowsChooseEnterShows}
            without={investigationId}
            isOpen={finding}
            onClose={() => setFinding(false)}
            onChoose={({ id, operation }) => setBeside({ id, operation })}
          />
          {going === null ? null : (
            <WithdrawEntry investigationId={investigationId} entry={going} onClose={() => setGoing(null)} />
          )}
          {adding ? (
            <AddEvent
              investigationId={investigationId}
              people={people}
              tips={tipsIn(entries)}
              onClose={() => setAdding(false)}
            />
          ) : null}
          {reporting === null ? null : (
            <SaveDocument
              title={texts.intelligenceReportOn(reporting.title)}
              choices={[
                {
                  label: texts.intelligenceReport,
                  document: { kind: 'event', investigationId, eventId: reporting.itemId },
                  fileName: texts.eventReport(reporting.marking, reporting.itemId),
                },
              ]}
              onClose={() => setReporting(null)}
            />
          )}
          {correcting === null ? null : (
            <CorrectEvent
              investigationId={investigationId}
              eventId={correcting}
              people={people}
              tips={tipsIn(entries)}
              onClose={() => setCorrecting(null)}
            />
          )}
        </>
      )}
    </QueryView>
  );
}

function WithdrawEntry(props: { investigationId: number; entry: TimelineEntry; onClose: () => void }) {
  const { investigationId: id, entry, onClose } = props;
  const { itemId, title } = entry;
  const what = Withdrawable.safeParse(entry.lane).data;
  if (what === undefined) return null;
  return (
    <ConfirmDialog
      title={texts.withdrawTitle(title)}
      text={texts.itIsRemovedFrom}
      confirm={texts.withdraw}
      reason={{ label: texts.why, draft: `withdraw-${what}:${id}:${itemId}` }}
      isOpen
      onConfirm={(reason) => withdraw({ id, what, itemId }, title, reason)}
      onClose={onClose}
    />
  );
}

/** The linked contributions of a timeline, the newest first, as an event names its source. */
function tipsIn(entries: readonly TimelineEntry[]): { id: number; words: string }[] {
  return entries
    .filter(({ lane }) => lane === 'tip')
    .toReversed()
    .map(({ itemId, detail, title }) => ({ id: itemId, words: `${detail} ${title}` }));
}
