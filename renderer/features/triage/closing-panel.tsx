import { Check, CircleHelp, X } from 'lucide-react';
import { useState } from 'react';
import type { ClosingNeeds, FactShown } from '../../../preload/contract/closing.ts';
import type { AnswerableFact, SignOffFact } from '../../../preload/contract/closing-words.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { Link } from '../../shell/router.tsx';
import { answerOf, attempt } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { inWords, takenToClose } from './closing-words.ts';
import './closing-panel.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.closingPanel;

const names: Record<SignOffFact, string> = {
  immediate_risk: texts.immediateRisk,
  child: texts.aChild,
  repeat: texts.aRepeat,
  named_target: texts.aNamedTarget,
  reliable_source: texts.sourceGraded1,
};
const asked: Record<AnswerableFact, { yes: string; no: string; title: string; text: string }> = {
  child: {
    yes: texts.aChildIsConcerned,
    no: texts.noChildIsConcerned,
    title: texts.noChildIsConcerned,
    text: texts.lessIsThenAsked,
  },
  named_target: {
    yes: texts.aTargetIsNamed,
    no: texts.noTargetIsNamed,
    title: texts.noTargetIsNamed,
    text: texts.lessIsThenAsked,
  },
};
const answerable = (fact: SignOffFact): fact is AnswerableFact => fact === 'child' || fact === 'named_target';

/** What the rule asks for before it is closed, and because of what: seen before anybody proposes it or signs it off. */
export function ClosingPanel(props: { contribution: Contribution; needs: ClosingNeeds; works: boolean }) {
  const { contribution, needs, works } = props;
  const [denying, setDenying] = useState<AnswerableFact | null>(null);
  const { id } = contribution;
  const shown = needs.facts.filter(({ standing, answer }) => standing !== 'no' || answer !== null);
  const unsaid = needs.facts.filter(
    ({ fact, standing, answer }) => answerable(fact) && standing === 'no' && answer === null,
  );
  const say = (fact: AnswerableFact) => void attempt('triage.answerFact', { id, fact, answer: 'yes' });
  return (
    <Section title={texts.beforeItIsClosed} small facts={<AboutRule name="sign_off" acted={needs.rule} />}>
      <p>{texts.noFurtherActionTakes(takenToClose(needs))}</p>
      {needs.repeats === null ? null : (
        <p>
          {texts.severalReportsNameThis} <AboutRule name="repeat" acted={needs.repeats} />
        </p>
      )}
      <NoSupervisor needs={needs} />
      {shown.length === 0 ? null : (
        <ul className="closing">
          {shown.map((one) => (
            <li key={one.fact}>
              <FactLine one={one} alone={needs.alone} works={works} onYes={say} onNo={setDenying} />
            </li>
          ))}
        </ul>
      )}
      {works && unsaid.length > 0 ? (
        <div className="closing__say">
          {unsaid.map(({ fact }) =>
            answerable(fact) ? (
              <Button key={fact} size="small" tone="quiet" onPress={() => say(fact)}>
                {asked[fact].yes}
              </Button>
            ) : null,
          )}
        </div>
      ) : null}
      {denying === null ? null : (
        <ConfirmDialog
          title={asked[denying].title}
          text={asked[denying].text}
          confirm={asked[denying].no}
          reason={{ label: texts.whyNot, draft: `answer-fact:${id}` }}
          isOpen
          onConfirm={(reason) => answerOf('triage.answerFact', { id, fact: denying, answer: 'no', reason })}
          onClose={() => setDenying(null)}
        />
      )}
    </Section>
  );
}

/** Where no supervisor could sign it off, so that it would wait for ever: how that is put right, by two people as ever. */
function NoSupervisor({ needs }: { needs: ClosingNeeds }) {
  const people = useCan('access.people');
  if (needs.supervisors !== 'none') return null;
  return (
    <Banner tone="warning" title={texts.noOtherSupervisorCan}>
      {texts.itCannotBeClosed} {people ? <Link to={{ name: 'people' }}>{texts.people}</Link> : null}
    </Banner>
  );
}

function FactLine(props: {
  one: FactShown;
  /** Nothing more is asked for where nobody else could give it. */
  alone: boolean;
  works: boolean;
  onYes: (fact: AnswerableFact) => void;
  onNo: (fact: AnswerableFact) => void;
}) {
  const { one, alone, works, onYes, onNo } = props;
  const { fact, standing, found, answer, earlier } = one;
  return (
    <>
      <span className="closing__fact">
        <strong>{names[fact]}</strong>
        {standing === 'yes' ? (
          <Badge tone="warning" icon={<Check />}>
            {texts.yes}
          </Badge>
        ) : standing === 'possibly' ? (
          <Badge tone="info" icon={<CircleHelp />}>
            {texts.possibly}
          </Badge>
        ) : (
          <Badge icon={<X />}>{texts.no}</Badge>
        )}
      </span>
      <span>
        {standing === 'possibly' ? texts.byTheseWordsAnd : found.length > 0 ? texts.words : null}
        {found.map(({ text, start }, at) => (
          <span key={start}>
            {at === 0 ? '' : ', '}
            <q>{text}</q>
          </span>
        ))}
        {found.length > 0 ? '. ' : null}
        {earlier.map(({ id, reference }, at) => (
          <span key={id}>
            {at === 0 ? texts.reportedBefore : ', '}
            <Link to={{ name: 'queue', id }}>{reference}</Link>
          </span>
        ))}
        {earlier.length > 0 ? '. ' : null}
        {answer === null ? null : (
          <span className="muted">
            {texts.said(answer.by, standing === 'yes' ? 'yes' : 'no')}
            <Time at={answer.at} show="ago" />
            {answer.reason === null ? '.' : `: ${answer.reason}`}
          </span>
        )}
        {standing === 'no' || alone ? null : <span className="muted">{texts.takes(inWords(one.needs))}</span>}
      </span>
      {works && answerable(fact) ? (
        <span className="closing__answers">
          {standing === 'yes' ? null : (
            <Button size="small" onPress={() => onYes(fact)}>
              {asked[fact].yes}
            </Button>
          )}
          {standing === 'no' ? null : (
            <Button size="small" onPress={() => onNo(fact)}>
              {asked[fact].no}…
            </Button>
          )}
        </span>
      ) : null}
    </>
  );
}
