import { Plus } from 'lucide-react';
import { useOpenForm } from '../../shell/asked-form.ts';
import { submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Sections } from '../../ui/section.tsx';
import './investigations.css';
import { EmptyState } from '../../ui/states.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';

/** The decision log: numbered, timed, authored; superseded, never edited. */
export function DecisionsTab(props: { investigationId: number; mayChange: boolean }) {
  const { investigationId, mayChange } = props;
  const read = useQuery(
    'investigations.decisions',
    { id: investigationId },
    { topics: [`investigation:${investigationId}`] },
  );
  const [adding, setAdding] = useOpenForm<{ supersedes: number | null }>([
    [`add-decision:${investigationId}`, { supersedes: null }],
  ]);
  const writes = useCan('investigations.addDecision') && mayChange;
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

const decidedRules = { kind: 'moment', towards: 'past' } as const;

function AddDecision(props: { investigationId: number; supersedes: number | null; onClose: () => void }) {
  const { investigationId: id, supersedes, onClose } = props;
  const read = useReadDate();
  const form = useForm({
    initial: { title: '', text: '', reason: '', decidedAt: '' },
    draft: supersedes === null ? `add-decision:${id}` : `supersede-decision:${id}:${supersedes}`,
    check: ({ title, reason, decidedAt }) => ({
      title: missing(title, 'Say in a line what was decided.'),
      reason: reasonMissing(reason),
      decidedAt: dateProblem(decidedAt, read(decidedAt, decidedRules), null),
    }),
    send: ({ title, text, reason, decidedAt }) =>
      submit(
        'investigations.addDecision',
        {
          id,
          title: title.trim(),
          text: text.trim(),
          reason: reason.trim(),
          decidedAt: dateIn(read(decidedAt, decidedRules))?.from ?? null,
          supersedes,
        },
        'Decision recorded.',
      ),
    onClose,
  });
  return (
    <FormDialog
      title={supersedes === null ? 'Add a decision' : `Supersede D${supersedes}`}
      submit="Record decision"
      form={form}
    >
      <TextField label="Decision" {...form.field('title')} isRequired autoFocus maxLength={200} />
      <TextArea label="Reason" {...form.field('reason')} isRequired rows={3} maxLength={2000} />
      <DateField
        label="Decided"
        {...decidedRules}
        help="Only if it was decided before now; more than an hour before, it is stamped as recorded late."
        {...form.field('decidedAt')}
      />
      <TextArea
        label="More"
        help="Information; threat, risk and strategy; powers and policy; options; action and review. The Code of Ethics applies throughout."
        {...form.field('text')}
        rows={6}
        maxLength={20_000}
      />
    </FormDialog>
  );
}
