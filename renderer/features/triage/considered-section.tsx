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
    <Section title="What was considered" small>
      <ul className="closing">
        {soFar.map((one) => (
          <li key="mine">
            <strong>By you so far, kept with your decision</strong>
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
      <Link to={{ name: 'investigation', id: investigationId, tab: 'overview' }}>Op {operation}</Link>
    ) : (
      `Op ${operation}`
    );
  return (
    <ul className="closing__looked">
      {nothing ? <li>Nothing but the contribution itself.</li> : null}
      {one.opened.length === 0 ? null : (
        <li>
          {countOf(one.opened.length, 'other report', 'other reports')} opened:{' '}
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
          Looked at{' '}
          {[...(one.possibleLinks ? ['possible links'] : []), ...(one.sameOrigin ? ['duplicates'] : [])].join(' and ')}.
        </li>
      ) : null}
      {one.cases.length === 0 ? null : (
        <li>
          Cases looked at:{' '}
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
          Searched {one.searches === 1 ? 'once' : `${one.searches} times`}
          {one.words.length === 0 ? '.' : ': '}
          {one.words.map(({ words, at: when }, at) => (
            <span key={when + words}>
              {at === 0 ? '' : ', '}
              <q>{words}</q>
            </span>
          ))}
        </li>
      )}
      {one.whole ? null : <li className="muted">Of their last thousand steps; there may have been more before.</li>}
    </ul>
  );
}
