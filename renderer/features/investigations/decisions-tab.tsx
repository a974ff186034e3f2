import { Plus } from 'lucide-react';
import { useState } from 'react';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { TypedDate } from '../../ui/imprecise-date.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
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
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.refresh} />;
  if (read.value === undefined) return <Skeleton rows={6} />;
  const add = writes ? (
    <Button size="small" icon={<Plus />} onPress={() => setAdding({ supersedes: null })}>
      Add a decision
    </Button>
  ) : null;
  const { decisions } = read.value;
  return (
    <div className="case">
      {decisions.length === 0 ? (
        <EmptyState title="No decisions yet" action={add}>
          In fast time the decision and one reason are enough; the rest can follow.
        </EmptyState>
      ) : (
        <>
          <div className="case__line">{add}</div>
          <ul className="case__list">
            {decisions.map((each) => (
              <li key={each.id}>
                <span className="case__line">
                  <Badge tone="accent">D{each.number}</Badge>
                  <strong>{each.title}</strong>
                  {each.late ? <Badge tone="warning">Recorded late</Badge> : null}
                  {each.supersedes === null ? null : <Badge>Supersedes D{each.supersedes}</Badge>}
                  {each.supersededBy === null ? null : <Badge>Superseded by D{each.supersededBy}</Badge>}
                  {writes && each.supersededBy === null ? (
                    <span className="case__push">
                      <Button size="small" tone="quiet" onPress={() => setAdding({ supersedes: each.number })}>
                        Supersede
                      </Button>
                    </span>
                  ) : null}
                </span>
                <span className="case__summary">{each.text}</span>
                <span>
                  <span className="muted">Reason:</span> {each.reason}
                </span>
                <span className="muted">
                  {each.by}, <Time at={each.at} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {adding === null ? null : (
        <AddDecision investigationId={investigationId} supersedes={adding.supersedes} onClose={() => setAdding(null)} />
      )}
    </div>
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
      'Decision logged.',
    );
    if (done !== undefined) props.onClose();
  };
  return (
    <Dialog
      title={props.supersedes === null ? 'Add a decision' : `Supersede D${props.supersedes}`}
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onPress={props.onClose}>Go back</Button>
          <Button tone="primary" isDisabled={title.trim() === '' || reason.trim().length < 3 || ahead} onPress={add}>
            Log it
          </Button>
        </>
      }
    >
      <div className="case__form">
        <TextField label="Decision" value={title} onChange={setTitle} isRequired autoFocus maxLength={200} />
        <TextArea label="Reason" value={reason} onChange={setReason} isRequired rows={3} />
        <DateField
          label="Decided"
          help="Only if it was decided before now; more than an hour before, it is stamped as recorded late."
          onChange={setDecided}
          error={ahead ? 'That time lies ahead.' : null}
        />
        <TextArea
          label="More"
          help="Information; threat, risk and strategy; powers and policy; options; action and review. The Code of Ethics stands over all of it."
          value={text}
          onChange={setText}
          rows={6}
        />
      </div>
    </Dialog>
  );
}
