import type { Dissemination } from '../../../preload/contract/disseminations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Badge, CaveatBadges } from '../../ui/badge.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { More } from './more.tsx';

const texts = catalogue.overdueWithOthers;

/** What is missing, by how far it has come. */
const missing: Readonly<Record<Dissemination['state'], string>> = {
  to_send: texts.notSent,
  sent: texts.noReceipt,
  received: texts.noOutcome,
  concluded: '',
  withdrawn: '',
};

/** What was passed on and is overdue: to be sent, for a receipt, or for what became of it. */
export function OverdueWithOthers() {
  const { pages, ended, loadMore } = usePages('disseminations.list', { show: 'overdue', limit: 5 }, [
    'dissemination',
    'contribution',
  ]);
  const all = pages.flatMap((page) => page.disseminations);
  if (all.length === 0) return null;
  return (
    <Section title={texts.overdueWithOthers} actions={<Link to={{ name: 'disseminations' }}>{texts.allThatIs}</Link>}>
      <RecordList>
        {all.map((one) => (
          <Overdue key={one.id} one={one} />
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
    </Section>
  );
}

function Overdue({ one }: { one: Dissemination }) {
  const opens = useCan('investigations.get');
  const { state, contribution, investigation, recipient, recipientKind, due, number } = one;
  return (
    <li>
      <Line
        end={
          due === null ? null : (
            <span className="muted">
              {texts.since}
              <Time at={`${due}T12:00:00.000Z`} show="date" />
            </span>
          )
        }
      >
        {contribution === null ? null : (
          <Link to={{ name: 'queue', id: contribution.contributionId }}>{contribution.reference}</Link>
        )}
        {investigation === null ? null : opens ? (
          <Link to={{ name: 'investigation', id: investigation.investigationId, tab: 'overview' }}>
            {texts.op(investigation.operation)}
          </Link>
        ) : (
          texts.op(investigation.operation)
        )}
        <Badge tone="danger">{missing[state]}</Badge>
        <span>{recipient ?? label(recipientKind)}</span>
        <CaveatBadges caveats={one.caveats} />
        {number === null ? null : <span className="muted">{number}</span>}
      </Line>
    </li>
  );
}
