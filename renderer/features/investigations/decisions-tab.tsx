import { Plus } from 'lucide-react';
import { useState } from 'react';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Sections } from '../../ui/section.tsx';
import './investigations.css';
import type { TypedDate } from '../../ui/imprecise-date.ts';
import { EmptyState } from '../../ui/states.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';

/** The decision log: numbered, timed, authored; superseded, never edited. */
export function DecisionsTab({ investigationId }: { investigationId: number }) {
  const read = useQuery(
    'investigations.decisions',
    { id: investigationId },
    { topics: [`investigation:${investigationId}`] },
  );
  const [adding, setAdding] = useState<{ supersedes: number | null } | null>(null);
  const writes = useCan('investigations.addDecision');
  const add = writes ? (
    <Button size="small" icon={<Plus />} onPress={() => setAdding({ supersedes: null })}>
      Add a decision
    </Button>
  ) : null;
  return (
    <QueryView query={read} rows={6}>
      {({ decisions }) => (
        <Sections>
          {decisions.length === 0 ? (
            <EmptyState title="No decisions yet" action={add}>
              In fast time the decision and one reason are enough; the rest can follow.
            </EmptyState>
          ) : (
            <>
              <Line>{add}</Line>
              <RecordList>
                {decisions.map((each) => (
                  <li key={each.id}>
                    <Line
                      end={
                        writes && each.supersededBy === null ? (
                          <Button size="small" tone="quiet" onPress={() => setAdding({ supersedes: each.number })}>
                            Supersede
                          </Button>
                        ) : null
                      }
                    >
                      <Badge tone="accent">D{each.number}</Badge>
                      <strong>{each.title}</strong>
                      {each.late ? <Badge tone="warning">Recorded late</Badge> : null}
                      {each.supersedes === null ? null : <Badge>Supersedes D{each.supersedes}</Badge>}
                      {each.supersededBy === null ? null : <Badge>Superseded by D{each.supersededBy}</Badge>}
                    </Line>
                    <span className="case__summary">{each.text}</span>
                    <span>
                      <span className="muted">Reason:</span> {each.reason}
                    </span>
                    <span className="muted">
                      {each.by}, <Time at={each.at} />
                    </span>
                  </li>
                ))}
              </RecordList>
            </>
          )}
          {adding === null ? null : (
            <AddDecision
              investigationId={investigationId}
              supersedes={adding.supersedes}
              onClose={() => setAdding(null)}
            />
          )}
        </Sections>
      )}
    </QueryView>
  );
}

function AddDecision(props: { investigationId: number; supersedes: number | null; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [decided, setDecided] = useState<TypedDate | null>(null);
  const ahead = decided !== null && Date.parse(decided.from) > Date.now();
  const add = async () => {
    const done = await save(
      'investigations.addDecision',
      {
        id: props.investigationId,
        title: title.trim(),
        text: text.trim(),
        reason: reason.trim(),
        decidedAt: decided?.from ?? null,
        supersedes: props.supersedes,
      },
      'Decision recorded.',
    );
    if (done !== undefined) props.onClose();
  };
  return (
    <FormDialog
      title={props.supersedes === null ? 'Add a decision' : `Supersede D${props.supersedes}`}
      submit="Record decision"
      isReady={title.trim() !== '' && reason.trim().length >= 3 && !ahead}
      onSubmit={add}
      onClose={props.onClose}
    >
      <TextField label="Decision" value={title} onChange={setTitle} isRequired autoFocus maxLength={200} />
      <TextArea label="Reason" value={reason} onChange={setReason} isRequired rows={3} />
      <DateField
        label="Decided"
        help="Only if it was decided before now; more than an hour before, it is stamped as recorded late."
        onChange={setDecided}
        error={ahead ? 'That time is in the future.' : null}
      />
      <TextArea
        label="More"
        help="Information; threat, risk and strategy; powers and policy; options; action and review. The Code of Ethics applies throughout."
        value={text}
        onChange={setText}
        rows={6}
      />
    </FormDialog>
  );
}
