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
import { catalogue } from './catalogue.ts';

const texts = catalogue.enteredElsewhere;

type Entered = Output<'linking.enteredElsewhere'>['found'][number];

/** What was entered in other cases and a restricted case of one's own holds as well: a button with how much there is, and the list. */
export function EnteredElsewhere() {
  const [shown, setShown] = useState(false);
  const read = useQuery('linking.enteredElsewhere', { limit: 100 }, { topics: ['inbox', 'investigation'] });
  const found = read.value?.found ?? [];
  const count = `${found.length}${read.value?.more === true ? '+' : ''}`;
  return (
    <>
      <Button whyNot={found.length === 0 ? texts.nobodyHasEnteredWhat : null} onPress={() => setShown(true)}>
        {texts.enteredInOtherCasesButton(count)}
      </Button>
      <Dialog
        title={texts.enteredInOtherCases}
        isOpen={shown && found.length > 0}
        onClose={() => setShown(false)}
        size="wide"
        footer={
          <Button tone="primary" onPress={() => setShown(false)}>
            {texts.close}
          </Button>
        }
      >
        <p className="muted">{texts.namesNumbersAndPlates}</p>
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
      title={texts.op(operation)}
      small
      actions={
        <Button
          size="small"
          aria-label={texts.opAllOfThese(operation)}
          onPress={() => void save('linking.settleEntered', { investigationId, until }, texts.seenForOp(operation))}
        >
          {texts.allSeen}
        </Button>
      }
    >
      <RecordList most={20}>
        {list.map((one) => (
          <li key={`${one.otherCaseId} ${one.kind} ${one.text} ${one.enteredAt}`}>
            <Line>
              <Badge>{label(one.kind)}</Badge>
              <strong>{one.text}</strong>
              {one.subjectName === null || one.subjectName === one.text ? null : (
                <span>{texts.of(one.subjectName)}</span>
              )}
              <Link to={{ name: 'investigation', id: one.otherCaseId, tab: 'subjects' }}>
                {texts.referenceOfOp(one.reference, one.otherOperation)}
              </Link>
              <MarkingBadge marking={one.marking} caveats={one.caveats} />
            </Line>
            <span className="muted">
              {texts.enteredBy(one.enteredBy ?? texts.somebodyWhoIsNot)}
              <Time at={one.enteredAt} />
            </span>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}
