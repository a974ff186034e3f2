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
import { ByDue } from '../../ui/by-due.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { isoDate } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Cluster, Line, LineText } from '../../ui/line.tsx';
import { Section } from '../../ui/section.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { Time, useZone } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { More } from './more.tsx';

const texts = catalogue.callBacksSection;

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
      title={texts.callBacks}
      actions={
        <ToggleGroup
          label={texts.whoseCallBacks}
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'everybody', label: texts.everybodys },
            { value: 'mine', label: texts.promisedByMe },
          ]}
        />
      }
    >
      {all.length === 0 ? <p className="muted">{texts.youHavePromisedNobody}</p> : null}
      <ByDue label={texts.callBacks} items={all} dueOf={({ day }) => day}>
        {(one) => <CallBackLine key={one.contributionId} one={one} onAsk={(what) => setAsking({ one, what })} />}
      </ByDue>
      <More ended={ended} onPress={loadMore} />
      {asking?.what === 'move' ? <Move one={asking.one} onClose={() => setAsking(null)} /> : null}
      {asking?.what === 'done' ? (
        <ConfirmDialog
          title={texts.calledBackAbout(asking.one.reference)}
          text={texts.whereItStands}
          confirm={texts.record}
          reason={{
            label: texts.whatCameOfIt,
            draft: `called-back:${asking.one.contributionId}`,
            missing: texts.sayWhatTheCaller,
          }}
          isOpen
          onConfirm={(result) =>
            submit('myWork.calledBack', { contributionId: asking.one.contributionId, result }, texts.callBackRecorded)
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
              <Button size="small" aria-label={texts.moveTheCallBack(reference)} onPress={() => onAsk('move')}>
                {texts.moveButton}
              </Button>
              <Button size="small" aria-label={texts.calledBackAbout(reference)} onPress={() => onAsk('done')}>
                {texts.calledBack}
              </Button>
            </Cluster>
          ) : null
        }
      >
        <Link to={{ name: 'queue', id: contributionId }}>{reference}</Link>
        {immediateRisk ? <Badge tone="danger">{texts.immediateRisk}</Badge> : null}
        <Badge tone={overdue ? 'danger' : 'neutral'}>
          {overdue ? texts.overdueSince : texts.on}
          <Time at={`${day}T12:00:00.000Z`} show="date" />
        </Badge>
        {language === null ? null : <Badge>{language}</Badge>}
        <LineText>{excerpt}</LineText>
      </Line>
      <span className="muted">
        {texts.promisedByCallOf(promisedBy ?? texts.aFile)}
        <Time at={receivedAt} />
        {one.toldCaller === null ? '' : texts.theCallerWasTold(one.toldCaller)}
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
      day: dateProblem(day, read(day, rules), texts.enterTheDayOn),
      reason: reasonMissing(reason),
    }),
    send: ({ day, reason }) =>
      submit(
        'myWork.moveCallBack',
        { contributionId, day: dayOf(day) ?? '', reason: reason.trim() },
        texts.callBackMoved,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.moveTheCallBack(reference)} size="small" submit={texts.move} form={form}>
      <DateField label={texts.to} {...rules} {...form.field('day')} isRequired autoFocus />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={2} maxLength={1000} />
    </FormDialog>
  );
}
