import { ArrowDown, ArrowUp, ExternalLink } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { EarlierReport, SamePersonDecision } from '../../../preload/contract/earlier-reports.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { mapKey, OpenOnMap } from '../../shell/open-on-map.tsx';
import { go } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { askAhead, useQuery } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { MarkingBadge, MatchStrengthBadge, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Time } from '../../ui/time.tsx';
import { AlikeText } from '../contributions/alike-text.tsx';
import { DecisionButtons, type ReportActions, Standing } from './earlier-report.tsx';
import { alikeWords } from './person-reasons.ts';
import { PersonReasons } from './person-reasons-list.tsx';
import './earlier-report.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.reportPeek;

const keys: Readonly<Record<SamePersonDecision, string>> = { same: 'S', different: 'X', unsure: 'M' };
const byKey = new Map(Object.entries(keys).map(([decision, key]) => [key, decision as SamePersonDecision]));

/** One report read over whatever is open, which stays as it is; from here to the others and back by keys. */
export function ReportPeek(props: {
  report: EarlierReport;
  /** `2 of 3`. */
  place: { at: number; of: number };
  /** Whether it is left for the queue: not while something is being typed behind it, for which it is read. */
  leaves: boolean;
  onStep: (by: number) => void;
  onDecide?: ReportActions['onDecide'];
  onTakeBack?: ReportActions['onTakeBack'];
  /** Once the report has been read from the vault, which the log holds. */
  onOpened: () => void;
  onClose: () => void;
}) {
  const { report, place, leaves, onStep, onDecide, onTakeBack, onOpened, onClose } = props;
  const { id } = report;
  const manner = leaves ? undefined : 'while_typing';
  const read = useQuery('triage.get', { id, manner }, { topics: [`contribution:${id}`] });
  const latest = useRef({ report, onStep, onDecide, onOpened });
  useEffect(() => {
    latest.current = { report, onStep, onDecide, onOpened };
  });
  // Asked for even where it is at hand from earlier: that it was opened now is what the log has to say.
  useEffect(() => {
    askAhead('triage.get', { id, manner }, [`contribution:${id}`]).then(
      () => latest.current.onOpened(),
      // Why it did not come is said where it would stand.
      () => undefined,
    );
  }, [id, manner]);
  const decides = onDecide !== undefined;
  const maps = useCan('maps.squares');
  const shortcuts = useMemo<Shortcut[]>(() => {
    const group = texts.earlierReport;
    const inDialog = true;
    const step = (by: number) => () => latest.current.onStep(by);
    const decide = (decision: SamePersonDecision) => () => {
      const { report: shown, onDecide: give } = latest.current;
      if (shown.decision?.decision !== decision) give?.(shown, decision);
    };
    return [
      { keys: 'J', description: texts.nextEarlierReport, group, inDialog, run: step(1) },
      { keys: 'K', description: texts.previousEarlierReport, group, inDialog, run: step(-1) },
      ...(decides
        ? [
            { keys: keys.same, description: texts.samePerson, group, inDialog, run: decide('same') },
            { keys: keys.different, description: texts.differentPerson, group, inDialog, run: decide('different') },
            { keys: keys.unsure, description: texts.unsureMaybe, group, inDialog, run: decide('unsure') },
          ]
        : []),
    ];
  }, [decides]);
  useShortcuts(shortcuts);
  return (
    <Dialog
      title={report.reference}
      isOpen
      onClose={onClose}
      size="large"
      onKey={(event) => {
        const key = event.ctrlKey || event.metaKey || event.altKey ? '' : event.key.toUpperCase();
        const decision = byKey.get(key);
        if (key === mapKey && leaves && maps) go({ name: 'map', of: { kind: 'contribution', value: String(id) } });
        else if (key === 'J' || key === 'K') onStep(key === 'J' ? 1 : -1);
        else if (decision !== undefined && onDecide !== undefined) {
          if (report.decision?.decision !== decision) onDecide(report, decision);
        } else return;
        // Taken here; the same key bound above must not do it twice.
        event.preventDefault();
      }}
      footer={
        <>
          {place.of < 2 ? null : (
            <>
              <Button
                icon={<ArrowUp />}
                keys="K"
                whyNot={place.at === 1 ? texts.thisIsTheNewest : null}
                onPress={() => onStep(-1)}
              >
                {texts.newer}
              </Button>
              <Button
                icon={<ArrowDown />}
                keys="J"
                whyNot={place.at === place.of ? texts.thisIsTheOldest : null}
                onPress={() => onStep(1)}
              >
                {texts.older}
              </Button>
            </>
          )}
          {leaves ? (
            <>
              <OpenOnMap kind="contribution" value={id} inDialog />
              <Button icon={<ExternalLink />} onPress={() => go({ name: 'queue', id })}>
                {texts.goToIt}
              </Button>
            </>
          ) : null}
          <Button tone="primary" onPress={onClose}>
            {texts.close}
          </Button>
        </>
      }
    >
      <div className="report-peek">
        <div className="report-peek__head">
          <StateBadge state={report.state} />
          <MatchStrengthBadge matchStrength={report.strength} />
          <MarkingBadge marking={report.marking} caveats={report.caveats} />
          <span className="muted">
            {place.of < 2 ? '' : texts.of(place.at, place.of)}
            {label(report.channel)}, <Time at={report.receivedAt} show="full" precision={report.receivedPrecision} />
          </span>
        </div>
        <QueryView query={read} rows={5}>
          {(contribution) => (
            <>
              <AlikeText text={contribution.text} alike={alikeWords(report.reasons, 'there')} />
              <DescriptionList
                facts={[
                  { term: texts.whatBecameOfIt, value: outcome(contribution) },
                  { term: texts.reasonGiven, value: contribution.triageReason ?? texts.none },
                  {
                    term: texts.linkedTo,
                    value:
                      report.linkedTo.length === 0
                        ? texts.noOperationThatYou
                        : report.linkedTo.map((link) => texts.op(link.operation)).join(', '),
                  },
                ]}
              />
            </>
          )}
        </QueryView>
        <PersonReasons reasons={report.reasons} />
        <Standing report={report} {...(onTakeBack === undefined ? {} : { onTakeBack })} />
        {onDecide === undefined ? null : (
          <div className="suggestion__answers">
            <DecisionButtons report={report} keys={keys} onDecide={(decision) => onDecide(report, decision)} />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function outcome(contribution: { state: EarlierReport['state']; triagedAt: string | null }) {
  const word = contribution.state === 'nfa_proposed' ? texts.awaitingSignOff : label(contribution.state);
  if (contribution.triagedAt === null) return word;
  return (
    <>
      {word}, <Time at={contribution.triagedAt} show="date" />
    </>
  );
}
