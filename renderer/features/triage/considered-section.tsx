import type { Considered } from '../../../preload/contract/considered.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { countOf } from '../../ui/figures.ts';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import './closing-panel.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.consideredSection;

/** What each decision on it rested on, the newest first; before there is one, what the viewer has looked at so far. */
export function ConsideredSection({ contribution }: { contribution: Contribution }) {
  const { id } = contribution;
  const read = useQuery('triage.considered', { id }, { topics: [`contribution:${id}`] });
  if (read.value === undefined) return null;
  const { mine, kept } = read.value;
  const waits = contribution.state === 'untriaged' || contribution.state === 'nfa_proposed';
  const soFar = waits ? mine : [];
  if (soFar.length + kept.length === 0) return null;
  return (
    <Section title={texts.whatWasConsidered} small>
      <ul className="closing">
        {soFar.map((one) => (
          <li key="mine">
            <strong>{texts.byYouSoFar}</strong>
            <Looked one={one} />
          </li>
        ))}
        {kept.map((one) => (
          <li key={`${one.at} ${one.by} ${one.what}`}>
            <strong>
              {one.what}: {one.by}, <Time at={one.at} />
            </strong>
            <Looked one={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Looked({ one }: { one: Considered }) {
  const opens = useCan('investigations.get');
  const nothing =
    one.opened.length + one.cases.length + one.decided.length + one.searches + one.words.length === 0 &&
    !one.possibleLinks &&
    !one.sameOrigin;
  const kase = (investigationId: number, operation: string) =>
    opens ? (
      <Link to={{ name: 'investigation', id: investigationId, tab: 'overview' }}>{texts.op(operation)}</Link>
    ) : (
      texts.op(operation)
    );
  return (
    <ul className="closing__looked">
      {one.withoutOpening ? (
        <li>{one.whole ? texts.withoutOpeningIt : texts.withoutOpeningItLately}</li>
      ) : nothing ? (
        <li>{texts.nothingButTheContribution}</li>
      ) : null}
      {one.together === null ? null : <li>{texts.oneOfAtOnce(one.together)}</li>}
      {one.opened.length === 0 ? null : (
        <li>
          {texts.opened(countOf(one.opened.length, texts.otherReport, texts.otherReports))}
          {one.opened.map(({ id, reference, state }, at) => (
            <span key={id}>
              {at === 0 ? '' : ', '}
              <Link to={{ name: 'queue', id }}>{reference}</Link>{' '}
              <span className="muted">({label(state).toLowerCase()})</span>
            </span>
          ))}
        </li>
      )}
      {one.possibleLinks || one.sameOrigin ? (
        <li>
          {texts.lookedAt(
            [...(one.possibleLinks ? [texts.possibleLinks] : []), ...(one.sameOrigin ? ['duplicates'] : [])].join(
              ' and ',
            ),
          )}
        </li>
      ) : null}
      {one.cases.length === 0 ? null : (
        <li>
          {texts.casesLookedAt}{' '}
          {one.cases.map(({ investigationId, operation }, at) => (
            <span key={investigationId}>
              {at === 0 ? '' : ', '}
              {kase(investigationId, operation)}
            </span>
          ))}
        </li>
      )}
      {one.decided.map(({ investigationId, operation, decision }) => (
        <li key={investigationId}>
          {label(decision)}: {kase(investigationId, operation)}
        </li>
      ))}
      {one.searches + one.words.length === 0 ? null : (
        <li>
          {texts.searched(one.searches === 1 ? 'once' : texts.times(one.searches), one.words.length === 0 ? '.' : ': ')}
          {one.words.map(({ words, at: when }, at) => (
            <span key={when + words}>
              {at === 0 ? '' : ', '}
              <q>{words}</q>
            </span>
          ))}
        </li>
      )}
      {one.whole || one.withoutOpening ? null : <li className="muted">{texts.ofTheirLastThousand}</li>}
    </ul>
  );
}
