import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { save } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';

type Entered = Output<'linking.enteredElsewhere'>['found'][number];

/** What was entered in other cases and a restricted case of one's own holds as well: a button with how much there is, and the list. */
export function EnteredElsewhere() {
  const [shown, setShown] = useState(false);
  const read = useQuery('linking.enteredElsewhere', { limit: 100 }, { topics: ['inbox', 'investigation'] });
  const found = read.value?.found ?? [];
  const count = `${found.length}${read.value?.more === true ? '+' : ''}`;
  return (
    <>
      <Button
        whyNot={found.length === 0 ? 'Nobody has entered what a restricted case of yours holds.' : null}
        onPress={() => setShown(true)}
      >
        Entered in other cases ({count})…
      </Button>
      <Dialog
        title="Entered in other cases"
        isOpen={shown && found.length > 0}
        onClose={() => setShown(false)}
        size="wide"
        footer={
          <Button tone="primary" onPress={() => setShown(false)}>
            Close
          </Button>
        }
      >
        <p className="muted">
          Names, numbers and plates that somebody has entered in another case and a restricted case of yours holds too.
          Whoever entered them is told nothing of it.
        </p>
        {[...Map.groupBy(found, (one) => one.investigationId).values()].map((list) => (
          <OfCase key={list[0]?.investigationId} list={list} />
        ))}
      </Dialog>
    </>
  );
}

function OfCase({ list }: { list: readonly Entered[] }) {
  const [first] = list;
  if (first === undefined) return null;
  const { investigationId, operation } = first;
  // The newest stands first: what comes in while they are read is not seen yet.
  const until = first.raisedAt;
  return (
    <Section
      title={`Op ${operation}`}
      small
      actions={
        <Button
          size="small"
          aria-label={`Op ${operation}: all of these have been seen`}
          onPress={() => void save('linking.settleEntered', { investigationId, until }, `Seen, for Op ${operation}.`)}
        >
          All seen
        </Button>
      }
    >
      <RecordList most={20}>
        {list.map((one) => (
          <li key={`${one.otherCaseId} ${one.kind} ${one.text} ${one.enteredAt}`}>
            <Line>
              <Badge>{label(one.kind)}</Badge>
              <strong>{one.text}</strong>
              {one.subjectName === null || one.subjectName === one.text ? null : <span>of {one.subjectName}</span>}
              <Link to={{ name: 'investigation', id: one.otherCaseId, tab: 'subjects' }}>
                {one.reference}, Op {one.otherOperation}
              </Link>
              <MarkingBadge marking={one.marking} />
            </Line>
            <span className="muted">
              Entered by {one.enteredBy ?? 'somebody who is not named'}, <Time at={one.enteredAt} />
            </span>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}
