import type { FormName } from '../../../preload/contract/forms.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { WaitingMarking as Waiting } from '../../../preload/contract/markings.ts';
import { Link } from '../../shell/router.tsx';
import { save, submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Answers } from '../../ui/answers.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DecisionLine } from '../../ui/decision-line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.waitingMarking;

type Change = Output<'access.markingChanges'>['changes'][number];
type Answering = 'contributions.answerMarking' | 'investigations.answerMarking';

/** What would become of the record, in words. */
export function inWords({ from, to, moves, compartment, liftsReaders }: Waiting): string {
  if (liftsReaders) return texts.liftTheListOf;
  const marking = from === to ? [] : [texts.to(from, to)];
  const moved = moves ? [compartment === null ? texts.anotherCompartmentOrNone : texts.into(compartment)] : [];
  return [...marking, ...moved].join(', ');
}

/** Agreed to at once; a refusal says why. */
function MarkingAnswers(props: { verb: Answering; id: number; waiting: Waiting; draft: FormName; about: string }) {
  const { verb, id, waiting, draft, about } = props;
  const answer = { id, markingChangeId: waiting.markingChangeId };
  return (
    <Answers
      about={about}
      yes={{ label: texts.agree, onPress: () => void save(verb, { ...answer, agree: true }, texts.agreed) }}
      no={{
        label: texts.refuse,
        title: texts.refuseTheChangeOf,
        text: texts.whoeverProposedItSees,
        draft,
        onConfirm: (reason) => submit(verb, { ...answer, agree: false, reason }, texts.refused),
      }}
    />
  );
}

/** On the record's own page: what waits, and the answers of whoever may give one. */
export function WaitingMarking(props: { verb: Answering; id: number; waiting: Waiting | null; draft: FormName }) {
  const { verb, id, waiting, draft } = props;
  const answers = useCan(verb);
  if (waiting === null) return null;
  const withdrawn = { id, markingChangeId: waiting.markingChangeId, agree: false };
  return (
    <Banner
      tone="warning"
      title={texts.proposed(waiting.by, inWords(waiting))}
      actions={
        waiting.mine ? (
          <Button size="small" onPress={() => void save(verb, withdrawn, texts.withdrawn)}>
            {texts.withdraw}
          </Button>
        ) : answers && waiting.mayAgree ? (
          <MarkingAnswers verb={verb} id={id} waiting={waiting} draft={draft} about={inWords(waiting)} />
        ) : undefined
      }
    >
      <Time at={waiting.at} />
      {texts.morePeopleWouldSee(waiting.reason)}
    </Banner>
  );
}

/** For My work: what others propose that this person could agree to, on the page of each record. */
export function MarkingsForMe() {
  const reads = useCan('contributions.answerMarking');
  return reads ? <ForMe /> : null;
}

function ForMe() {
  const { pages, ended, loadMore } = usePages('access.markingChanges', {}, ['contribution', 'investigation']);
  const changes = pages.flatMap((page) => page.changes);
  if (changes.length === 0) return null;
  return (
    <Section title={texts.markingsToAgreeTo} small>
      <RecordList>
        {changes.map((one) => (
          <ForMeLine key={one.markingChangeId} one={one} />
        ))}
      </RecordList>
      {ended ? null : (
        <Button size="small" onPress={loadMore}>
          {texts.showMore}
        </Button>
      )}
    </Section>
  );
}

function ForMeLine({ one }: { one: Change }) {
  const { contributionId, investigationId, name } = one;
  const what = inWords(one);
  const of = { waiting: one, about: `${what}, ${name}` };
  return (
    <DecisionLine
      about={
        <Link
          to={
            investigationId === null
              ? { name: 'queue', id: contributionId }
              : { name: 'investigation', id: investigationId, tab: 'overview' }
          }
        >
          {name}
        </Link>
      }
      what={what}
      reason={one.reason}
      by={one.by}
      at={one.at}
      answers={
        investigationId !== null ? (
          <MarkingAnswers
            {...of}
            verb="investigations.answerMarking"
            id={investigationId}
            draft={`refuse-case-marking:${investigationId}`}
          />
        ) : contributionId !== null ? (
          <MarkingAnswers
            {...of}
            verb="contributions.answerMarking"
            id={contributionId}
            draft={`refuse-tip-marking:${contributionId}`}
          />
        ) : null
      }
    />
  );
}
