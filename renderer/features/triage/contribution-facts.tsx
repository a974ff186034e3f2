import { handlingWords, intelligenceWords, sourceWords } from '../../../preload/contract/grade-words.ts';
import { isDateOnly } from '../../../preload/contract/reading-notes.ts';
import { versionInWords } from '../../../preload/contract/rule-shapes.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { GradeBadge } from '../../ui/badge.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { SealedSource } from './sealed-source.tsx';
import './contribution.css';

/** The submitter's and the evaluator's grade, as far as there are any. */
export function Grades({ contribution }: { contribution: Contribution }) {
  return (['submitter', 'evaluator'] as const).map((as) => {
    const grade = contribution.grades[as];
    if (grade === null) return null;
    const { source, intelligence, handling, conditions } = grade;
    const meaning = [
      as,
      sourceWords[source],
      intelligenceWords[intelligence],
      handlingWords[handling],
      conditions ?? '',
    ];
    return (
      <GradeBadge
        key={as}
        grade={`${source} ${intelligence} ${handling}`}
        meaning={meaning.filter((w) => w !== '').join('; ')}
      />
    );
  });
}

/** How, when and by whom it came in. */
export function Facts({ contribution }: { contribution: Contribution }) {
  const c = contribution;
  return (
    <Section title="Facts" small>
      <DescriptionList
        facts={[
          { term: 'Channel', value: label(c.channel) },
          { term: 'Received', value: <Time at={c.receivedAt} precision={isDateOnly(c.notes) ? 'day' : 'minute'} /> },
          { term: 'Recorded', value: <Time at={c.recordedAt} /> },
          { term: 'Triaged', value: c.triagedAt === null ? 'Not yet' : <Time at={c.triagedAt} /> },
          {
            term: 'Seen by the case',
            value: c.receipts.length === 0 ? 'Not with a case' : <SeenByCase receipts={c.receipts} />,
          },
          { term: 'Recorded by', value: c.recordedBy ?? 'Imported' },
          { term: 'Area', value: c.area },
          { term: 'Where', value: c.place },
          {
            term: 'Source',
            value:
              c.source !== null ? (
                <SealedSource contribution={c} readers={c.source} />
              ) : c.anonymous ? (
                'Anonymous'
              ) : (
                'Not given'
              ),
          },
          { term: 'Can be contacted', value: c.contactable ? 'Yes' : 'No' },
          { term: 'Sender’s reference', value: c.sourceReference ?? 'None' },
          ...(c.compartment === null ? [] : [{ term: 'Compartment', value: c.compartment }]),
          ...(c.rcap === null
            ? []
            : [
                {
                  term: 'RCAP',
                  value: `Risk ${c.rcap.risk}, credibility ${c.rcap.credibility}, actionability ${c.rcap.actionability}, proportionality ${c.rcap.proportionality}`,
                },
              ]),
        ]}
      />
    </Section>
  );
}

/** What a caller was asked, what stayed open, and what was agreed with them. */
export function Asked({ contribution }: { contribution: Contribution }) {
  const { intake } = contribution;
  if (intake === null) return null;
  const { answered, open, callBackOn, language, toldCaller } = intake;
  return (
    <Section title="Asked at intake" small>
      <DescriptionList
        facts={[
          ...answered.map(({ label: term, answer }) => ({ term, value: answer })),
          ...(open.length === 0
            ? []
            : [{ term: 'Still open', value: open.map(({ label: term }) => term.toLowerCase()).join(', ') }]),
          ...(callBackOn === null
            ? []
            : [{ term: 'Call back on', value: <Time at={`${callBackOn}T12:00:00.000Z`} show="date" /> }]),
          ...(language === null ? [] : [{ term: 'Language', value: language }]),
          ...(toldCaller === null ? [] : [{ term: 'Caller was told', value: toldCaller }]),
        ]}
      />
    </Section>
  );
}

/** Since when the people of a case have known of it: the first that looked. */
function SeenByCase({ receipts }: Pick<Contribution, 'receipts'>) {
  const [first] = receipts.flatMap(({ seenAt }) => (seenAt === null ? [] : [seenAt])).sort();
  return first === undefined ? 'Not yet' : <Time at={first} />;
}

/** What was done to it, the newest first. */
export function History({ contribution }: { contribution: Contribution }) {
  if (contribution.history.length === 0) return null;
  return (
    <Section title="History" small>
      <ol className="history">
        {contribution.history.map((entry) => (
          <li key={entry.id} data-undone={entry.undone || undefined}>
            <span>
              {entry.what}
              {entry.undone ? ' (undone)' : ''}
            </span>
            <span className="muted">
              {entry.by}, <Time at={entry.at} />
            </span>
            {entry.reason === null ? null : <q className="history__reason">{entry.reason}</q>}
            <DecidedUnder rules={entry.decidedUnder} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** By which versions of the rules it was decided, each with what it says today and the way to what it said then. */
function DecidedUnder({ rules }: { rules: Contribution['history'][number]['decidedUnder'] }) {
  if (rules.length === 0) return null;
  return (
    <span className="history__rules muted">
      Decided under:{' '}
      {rules.map(({ rule, version }, at) => (
        <span key={rule}>
          {at === 0 ? '' : ', '}
          {versionInWords({ rule, version })} <AboutRule name={rule} acted={{ version }} />
        </span>
      ))}
    </span>
  );
}
