import { useEffect, useMemo, useRef } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import type { ComparedFeature } from '../../../preload/contract/linking.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { type LinkDecision, label } from '../../../preload/contract/vocabulary.ts';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { Badge, MarkingBadge, MatchStrengthBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { MarkedText, withReasons } from '../contributions/marked-text.tsx';
import { inAttachment } from './in-attachment.ts';
import { recordedIn, strengthWord } from './suggestions.tsx';
import { whyNotDecide } from './why-not-decide.ts';
import './compare.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.compareDialog;

const verdicts = {
  agrees: { word: texts.agrees, tone: 'success' },
  differs: { word: texts.different, tone: 'warning' },
  'only in case': { word: texts.notInTheTip, tone: 'neutral' },
} as const;

type Compared = Output<'linking.compare'>['sides'][number];
const agrees = (side: Compared) => side.features.some((line) => line.verdict === 'agrees');

/** The contribution beside what the investigation holds: what agrees and what does not, line by line. */
export function CompareDialog(props: {
  contribution: Contribution;
  investigationId: number;
  onClose: () => void;
  onDecide?: (investigation: { id: number; operation: string }, decision: LinkDecision) => void;
}) {
  const { contribution, investigationId, onClose, onDecide } = props;
  const read = useQuery(
    'linking.compare',
    { contributionId: contribution.id, investigationId },
    { topics: [`contribution:${contribution.id}`, `investigation:${investigationId}`] },
  );
  const value = read.value;
  const decides = onDecide !== undefined;
  const answer = (decision: LinkDecision) => () => {
    if (value === undefined) return;
    onDecide?.({ id: investigationId, operation: value.operation }, decision);
    onClose();
  };
  const latest = useRef({ answer, value });
  useEffect(() => {
    latest.current = { answer, value };
  });
  const shortcuts = useMemo<Shortcut[]>(() => {
    if (!decides) return [];
    const key = (keys: string, description: string, decision: LinkDecision): Shortcut => ({
      keys,
      description,
      group: texts.compare,
      inDialog: true,
      run: () => {
        const { answer: give, value: shown } = latest.current;
        if (shown?.decision !== decision) give(decision)();
      },
    });
    return [
      key('L', texts.linkAsCompared, 'linked'),
      key('X', texts.notAMatchAs, 'not_this'),
      key('M', texts.unsureAsCompared, 'unsure'),
    ];
  }, [decides]);
  useShortcuts(shortcuts);
  const agreeing = value?.sides.flatMap((side) => side.features.filter((line) => line.verdict === 'agrees')) ?? [];
  const agreed = agreeing.flatMap(({ kind, caseText, tip }) =>
    tip === null || tip.attachment !== undefined ? [] : [{ kind, value: caseText, ...tip }],
  );
  return (
    <Dialog
      title={texts.beside(
        contribution.reference,
        value === undefined ? texts.theInvestigation : texts.op(value.operation),
      )}
      isOpen
      onClose={onClose}
      size="wide"
      onKey={(event) => {
        const key = event.ctrlKey || event.metaKey || event.altKey ? '' : event.key.toUpperCase();
        if (onDecide === undefined || (key !== 'L' && key !== 'X')) return;
        event.preventDefault();
        const decision = key === 'L' ? 'linked' : 'not_this';
        if (value !== undefined && value.decision !== decision) answer(decision)();
      }}
      footer={
        onDecide === undefined ? null : (
          <>
            <Button keys="M" whyNot={whyNotDecide('unsure', value?.decision ?? null)} onPress={answer('unsure')}>
              {texts.unsure}
            </Button>
            <Button keys="X" whyNot={whyNotDecide('not_this', value?.decision ?? null)} onPress={answer('not_this')}>
              {texts.notAMatch}
            </Button>
            <Button
              tone="primary"
              keys="L"
              whyNot={whyNotDecide('linked', value?.decision ?? null)}
              onPress={answer('linked')}
            >
              {texts.link}
            </Button>
          </>
        )
      }
    >
      <QueryView query={read}>
        {(value) => (
          <div className="compare">
            <section aria-label={texts.contribution} className="compare__side">
              <h3>{contribution.reference}</h3>
              <MarkedText
                text={value.text}
                found={withReasons([...value.identifiers, ...agreed], [])}
                lit={new Set(agreed.map(({ start }) => start))}
              />
              {value.onlyInTip.length === 0 ? null : (
                <p className="muted">
                  {texts.onlyInTheTip(
                    value.onlyInTip
                      .map(
                        (one) =>
                          `${one.text} (${one.doubtful === true ? texts.possiblyAName : label(one.kind).toLowerCase()})`,
                      )
                      .join(', '),
                  )}
                </p>
              )}
            </section>
            <section aria-label={texts.investigation} className="compare__side">
              <h3 className="compare__title">
                {texts.opTitle(value.operation)}
                <span className="muted">{value.reference}</span>
                {value.matchStrength === null ? null : <MatchStrengthBadge matchStrength={value.matchStrength} />}
                <MarkingBadge marking={value.marking} caveats={value.caveats} />
              </h3>
              {value.against.map((sentence) => (
                <p key={sentence} className="compare__against">
                  {texts.against(sentence)}
                </p>
              ))}
              {value.sides.filter(agrees).map((side) => (
                <Side key={side.name ?? ''} side={side} />
              ))}
              {value.sides.every(agrees) ? null : (
                <details className="compare__others" open={!value.sides.some(agrees)}>
                  <summary>
                    {value.sides.some(agrees) ? texts.otherSubjectsNotMentioned : texts.caseIdentifiers}
                  </summary>
                  {value.sides
                    .filter((side) => !agrees(side))
                    .map((side) => (
                      <Side key={side.name ?? ''} side={side} />
                    ))}
                </details>
              )}
            </section>
          </div>
        )}
      </QueryView>
    </Dialog>
  );
}

function Side({ side }: { side: Compared }) {
  return (
    <table className="compare__table">
      <caption>
        {side.name ?? texts.caseIdentifiers}
        {side.role === null ? null : (
          <span className="muted">
            {' '}
            {label(side.role).toLowerCase()}
            {side.born === null ? '' : texts.born(isoInWords(side.born))}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{texts.what}</th>
          <th scope="col">{texts.inTheTip}</th>
          <th scope="col">{texts.onTheCase}</th>
          <th scope="col">{texts.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {side.features.map((line) => (
          <Line key={`${line.kind} ${line.caseText}`} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line }: { line: ComparedFeature }) {
  const { word, tone } = verdicts[line.verdict];
  return (
    <tr data-verdict={line.verdict}>
      <td className="muted">{label(line.kind)}</td>
      <td>
        {line.tip?.text ?? '–'}
        {line.tip?.attachment === undefined ? null : (
          <span className="muted"> {inAttachment(line.tip.attachment)}</span>
        )}
      </td>
      <td>{line.caseText}</td>
      <td>
        <Badge tone={tone}>{word}</Badge>
        {line.strength === null ? null : (
          <span className="muted">
            {' '}
            {strengthWord[line.strength]}
            {line.common === null ? '' : `, ${recordedIn(line.common)}`}
          </span>
        )}
      </td>
    </tr>
  );
}
