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
import { catalogue } from './catalogue.ts';

const texts = catalogue.contributionFacts;

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
    <Section title={texts.facts} small>
      <DescriptionList
        facts={[
          { term: texts.channel, value: label(c.channel) },
          {
            term: texts.received,
            value: <Time at={c.receivedAt} precision={isDateOnly(c.notes) ? 'day' : 'minute'} />,
          },
          { term: texts.recorded, value: <Time at={c.recordedAt} /> },
          { term: texts.triaged, value: c.triagedAt === null ? texts.notYet : <Time at={c.triagedAt} /> },
          {
            term: texts.seenByTheCase,
            value: c.receipts.length === 0 ? texts.notWithACase : <SeenByCase receipts={c.receipts} />,
          },
          { term: texts.recordedBy, value: c.recordedBy ?? texts.imported },
          { term: texts.area, value: c.area },
          { term: texts.where, value: c.place },
          {
            term: texts.source,
            value:
              c.source !== null ? (
                <SealedSource contribution={c} readers={c.source} />
              ) : c.anonymous ? (
                texts.anonymous
              ) : (
                texts.notGiven
              ),
          },
          { term: texts.canBeContacted, value: c.contactable ? texts.yes : texts.no },
          { term: texts.sendersReference, value: c.sourceReference ?? texts.none },
          ...(c.compartment === null ? [] : [{ term: texts.compartment, value: c.compartment }]),
          ...(c.rcap === null
            ? []
            : [
                {
                  term: 'RCAP',
                  value: texts.riskCredibilityActionabilityProportionality(
                    c.rcap.risk,
                    c.rcap.credibility,
                    c.rcap.actionability,
                    c.rcap.proportionality,
                  ),
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
  const { version, answered, open, callBackOn, language, toldCaller } = intake;
  return (
    <Section
      title={texts.askedAtIntake}
      facts={
        <>
          <span className="muted">{texts.questionsVersion(version)}</span>{' '}
          <AboutRule name="question_set" acted={{ version }} />
        </>
      }
      small
    >
      <DescriptionList
        facts={[
          ...answered.map(({ label: term, answer }) => ({ term, value: answer })),
          ...(open.length === 0
            ? []
            : [{ term: texts.stillOpen, value: open.map(({ label: term }) => term.toLowerCase()).join(', ') }]),
          ...(callBackOn === null
            ? []
            : [{ term: texts.callBackOn, value: <Time at={`${callBackOn}T12:00:00.000Z`} show="date" /> }]),
          ...(language === null ? [] : [{ term: texts.language, value: language }]),
          ...(toldCaller === null ? [] : [{ term: texts.callerWasTold, value: toldCaller }]),
        ]}
      />
    </Section>
  );
}

/** Since when the people of a case have known of it: the first that looked. */
function SeenByCase({ receipts }: Pick<Contribution, 'receipts'>) {
  const [first] = receipts.flatMap(({ seenAt }) => (seenAt === null ? [] : [seenAt])).sort();
  return first === undefined ? texts.notYet : <Time at={first} />;
}

/** What was done to it, the newest first. */
export function History({ contribution }: { contribution: Contribution }) {
  if (contribution.history.length === 0) return null;
  return (
    <Section title={texts.history} small>
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
      {texts.decidedUnder}{' '}
      {rules.map(({ rule, version }, at) => (
        <span key={rule}>
          {at === 0 ? '' : ', '}
          {versionInWords({ rule, version })} <AboutRule name={rule} acted={{ version }} />
        </span>
      ))}
    </span>
  );
}
