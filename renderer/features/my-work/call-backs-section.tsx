import { useState } from 'react';
import { z } from 'zod';
import type { CallBack } from '../../../preload/contract/role-work.ts';
import { Link } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useViewState } from '../../shell/view-state.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { isoDate } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Cluster, Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { Time, useZone } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { useForm } from '../../ui/use-form.ts';

const Whose = z.enum(['mine', 'everybody']);
type Whose = z.infer<typeof Whose>;

/** Callers who were promised that somebody would ring back, until somebody has. */
export function CallBacksSection() {
  const [whose, setWhose] = useViewState<Whose>('call-backs whose', Whose, 'everybody');
  const { pages, loading, ended, loadMore } = usePages('myWork.callBacks', { whose, limit: 20 }, [
    'call-back',
    'contribution',
  ]);
  const [asking, setAsking] = useState<{ one: CallBack; what: 'done' | 'move' } | null>(null);
  const all = pages.flatMap((page) => page.callBacks);
  if (whose === 'everybody' && (loading || all.length === 0)) return null;
  return (
    <Section
      title="Call-backs"
      actions={
        <ToggleGroup
          label="Whose call-backs"
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'everybody', label: 'Everybody’s' },
            { value: 'mine', label: 'Promised by me' },
          ]}
        />
      }
    >
      <RecordList empty="You have promised nobody a call.">
        {all.map((one) => (
          <CallBackLine key={one.contributionId} one={one} onAsk={(what) => setAsking({ one, what })} />
        ))}
      </RecordList>
      {ended ? null : (
        <Button size="small" onPress={loadMore}>
          Show more
        </Button>
      )}
      {asking?.what === 'move' ? <Move one={asking.one} onClose={() => setAsking(null)} /> : null}
      {asking?.what === 'done' ? (
        <ConfirmDialog
          title={`Called back about ${asking.one.reference}`}
          text="What came of it stands in the history of the call."
          confirm="Record"
          reason={{
            label: 'What came of it',
            draft: `called-back:${asking.one.contributionId}`,
            missing: 'Say what the caller told you, or that nobody answered.',
          }}
          isOpen
          onConfirm={(result) =>
            submit('myWork.calledBack', { contributionId: asking.one.contributionId, result }, 'Call-back recorded.')
          }
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Section>
  );
}

function CallBackLine({ one, onAsk }: { one: CallBack; onAsk: (what: 'done' | 'move') => void }) {
  const writes = useCan('myWork.calledBack');
  const { contributionId, reference, excerpt, receivedAt, promisedBy, day, overdue, immediateRisk, language } = one;
  return (
    <li>
      <Line
        end={
          writes ? (
            <Cluster>
              <Button size="small" aria-label={`Move the call-back about ${reference}`} onPress={() => onAsk('move')}>
                Move…
              </Button>
              <Button size="small" aria-label={`Called back about ${reference}`} onPress={() => onAsk('done')}>
                Called back…
              </Button>
            </Cluster>
          ) : null
        }
      >
        <Link to={{ name: 'queue', id: contributionId }}>{reference}</Link>
        {immediateRisk ? <Badge tone="danger">Immediate risk</Badge> : null}
        <Badge tone={overdue ? 'danger' : 'neutral'}>
          {overdue ? 'Overdue since ' : 'On '}
          <Time at={`${day}T12:00:00.000Z`} show="date" />
        </Badge>
        {language === null ? null : <Badge>{language}</Badge>}
        <LineText>{excerpt}</LineText>
      </Line>
      <span className="muted">
        Promised by {promisedBy ?? 'a file'}, call of <Time at={receivedAt} />
        {one.toldCaller === null ? '' : `. The caller was told: ${one.toldCaller}`}
      </span>
    </li>
  );
}

const rules = { kind: 'day', towards: 'future' } as const;

function Move({ one, onClose }: { one: CallBack; onClose: () => void }) {
  const read = useReadDate();
  const zone = useZone();
  const dayOf = (typed: string) => {
    const date = dateIn(read(typed, rules));
    return date === null ? null : isoDate(Date.parse(date.from), zone);
  };
  const { contributionId, reference } = one;
  const form = useForm({
    initial: { day: 'tomorrow', reason: '' },
    draft: `move-call-back:${contributionId}`,
    check: ({ day, reason }) => ({
      day: dateProblem(day, read(day, rules), 'Enter the day on which somebody will ring.'),
      reason: reasonMissing(reason),
    }),
    send: ({ day, reason }) =>
      submit(
        'myWork.moveCallBack',
        { contributionId, day: dayOf(day) ?? '', reason: reason.trim() },
        'Call-back moved.',
      ),
    onClose,
  });
  return (
    <FormDialog title={`Move the call-back about ${reference}`} size="small" submit="Move" form={form}>
      <DateField label="To" {...rules} {...form.field('day')} isRequired autoFocus />
      <TextArea label="Why" {...form.field('reason')} isRequired rows={2} maxLength={1000} />
    </FormDialog>
  );
}
