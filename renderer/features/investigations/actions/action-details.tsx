import type { Output } from '../../../../preload/contract/index.ts';
import { Link } from '../../../shell/router.tsx';
import { useQuery } from '../../../shell/use-query.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Line } from '../../../ui/line.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Section } from '../../../ui/section.tsx';
import { Time } from '../../../ui/time.tsx';
import { DayOfAction, PriorityOfAction } from './action-facts.tsx';
import { stateWords, stepWords } from './action-words.ts';
import './actions.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.actionDetails;

type Opened = Output<'investigations.action'>;

/** One action with its history, what it was raised from and what it produced. */
export function ActionDetails({ actionId, onClose }: { actionId: number; onClose: () => void }) {
  const read = useQuery('investigations.action', { actionId }, { topics: [`action:${actionId}`] });
  return (
    <Dialog title={texts.action} isOpen onClose={onClose}>
      <QueryView query={read} rows={6}>
        {(opened) => <Contents opened={opened} />}
      </QueryView>
    </Dialog>
  );
}

const parts = {
  source: texts.raisedFrom,
  product: texts.produced,
  moved_to: texts.transferredTo,
  moved_from: texts.transferredFrom,
} as const;

function Contents({ opened }: { opened: Opened }) {
  const { action, detail, records, course } = opened;
  return (
    <>
      <Line>
        <Badge tone="accent">{texts.a(action.number)}</Badge>
        <strong>{action.title}</strong>
        <PriorityOfAction priority={action.priority} />
        <Badge>{stateWords[action.state]}</Badge>
      </Line>
      <p className="muted">
        <DayOfAction action={action} />;{' '}
        {action.allocatedTo === null ? texts.notAllocated : texts.with(action.allocatedTo)}
      </p>
      {detail === '' ? null : <p className="action__detail">{detail}</p>}
      {records.length === 0 ? null : (
        <Section small title={texts.records}>
          <RecordList>
            {records.map((each) => (
              <li key={`${each.part} ${each.words} ${each.quote ?? ''}`}>
                <Line>
                  <span className="muted">{parts[each.part]}</span>
                  {each.contributionId !== null ? (
                    <Link to={{ name: 'queue', id: each.contributionId }}>{each.words}</Link>
                  ) : each.investigationId !== null ? (
                    <Link to={{ name: 'investigation', id: each.investigationId, tab: 'actions' }}>{each.words}</Link>
                  ) : (
                    <span>{each.words}</span>
                  )}
                </Line>
                {each.quote === null ? null : <blockquote className="action__quote">{each.quote}</blockquote>}
              </li>
            ))}
          </RecordList>
        </Section>
      )}
      <Section small title={texts.history}>
        <RecordList>
          {course.map((step) => (
            <li key={`${step.at} ${step.what} ${step.to ?? ''}`}>
              <Line end={<Time at={step.at} />}>
                <strong>
                  {stepWords[step.what]}
                  {step.to === null ? '' : texts.to(step.to)}
                </strong>
                <span className="muted">{step.by}</span>
              </Line>
              {step.detail === null ? null : <span>{step.detail}</span>}
              {step.reason === null ? null : (
                <span>
                  <span className="muted">{texts.why}</span> {step.reason}
                </span>
              )}
            </li>
          ))}
        </RecordList>
      </Section>
    </>
  );
}
