import { X } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { isoDate } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { countOf } from '../../ui/figures.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Cluster, Line } from '../../ui/line.tsx';
import { Progress } from '../../ui/progress.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { useZone } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { LinkMany } from '../linking/link-many.tsx';
import { type Act, actWords, type Bulk, whyRefused } from './use-bulk.ts';
import './bulk-bar.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.bulkBar;

const acts: readonly Act[] = ['claim', 'snooze', 'trace', 'referred', 'nfa'];
/** A preview takes this many. */
export const mostAtOnce = 200;

/** What can be done with all rows that are selected; progress while it is done, and what was refused afterwards. */
export function BulkBar(props: { picked: ReadonlySet<string>; onClear: () => void; bulk: Bulk; inUnit: boolean }) {
  const { picked, onClear, bulk, inUnit } = props;
  const [asking, setAsking] = useState<Act | null>(null);
  const { running, refused } = bulk;
  const many = picked.size > mostAtOnce;
  return (
    <>
      {running === null ? null : (
        <div className="bulk-bar">
          <Progress
            label={actWords[running.act].title}
            done={running.done}
            total={running.total}
            onCancel={bulk.stop}
          />
        </div>
      )}
      {picked.size === 0 || running !== null ? null : (
        <div className="bulk-bar" role="toolbar" aria-label={texts.selectedContributions}>
          <Line
            end={
              <Button size="small" tone="quiet" icon={<X />} onPress={onClear}>
                {texts.clear}
              </Button>
            }
          >
            <span role="status">{texts.selected(countOf(picked.size, 'contribution'))}</span>
            <Cluster>
              {acts
                .filter((act) => inUnit || act !== 'claim')
                .map((act) => (
                  <Button
                    key={act}
                    size="small"
                    whyNot={many ? texts.atATimeAt(mostAtOnce) : null}
                    onPress={() => setAsking(act)}
                  >
                    {actWords[act].title}…
                  </Button>
                ))}
              <LinkMany ids={[...picked].map(Number)} onLinked={onClear} />
            </Cluster>
          </Line>
        </div>
      )}
      {asking === null ? null : (
        <BulkDialog act={asking} ids={[...picked].map(Number)} bulk={bulk} onClose={() => setAsking(null)} />
      )}
      <Dialog
        title={texts.notChanged(countOf(refused.length, 'contribution'))}
        isOpen={refused.length > 0}
        onClose={bulk.dismiss}
        size="small"
        footer={
          <Button tone="primary" onPress={bulk.dismiss}>
            {texts.close}
          </Button>
        }
      >
        <ul className="bulk-bar__rows">
          {refused.map(({ reference, failure: { message, next } }) => (
            <li key={reference}>
              <strong>{reference}</strong> {message} {next}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

const rules = { kind: 'day', towards: 'future' } as const;

/** What will happen to each, what is given with all of them, and one confirmation. */
function BulkDialog(props: { act: Act; ids: readonly number[]; bulk: Bulk; onClose: () => void }) {
  const { act, ids, bulk, onClose } = props;
  const preview = useQuery('triage.previewMany', { ids: [...ids], act }, { topics: ['contribution'] });
  const rows = preview.value?.rows ?? [];
  const able = rows.filter(({ refused }) => refused === null);
  const read = useReadDate();
  const zone = useZone();
  const dayOf = (typed: string) => {
    const date = dateIn(read(typed, rules));
    return date === null ? null : isoDate(Date.parse(date.from), zone);
  };
  const asksReason = act !== 'claim';
  const form = useForm({
    initial: { until: 'tomorrow', reason: '' },
    draft: act === 'snooze' ? 'snooze-several' : 'several-outcomes',
    check: ({ until, reason }) => {
      const day = dayOf(until);
      const past = day !== null && day <= isoDate(Date.now(), zone) ? texts.chooseADayAfter : null;
      const problem = dateProblem(until, read(until, rules), texts.enterTheDayOn) ?? past;
      return {
        until: act === 'snooze' ? problem : null,
        reason: asksReason ? reasonMissing(reason) : null,
      };
    },
    send: async ({ until, reason }) => {
      if (able.length > 0) void bulk.run(act, able, { reason: reason.trim(), until: dayOf(until) ?? '' });
      return { ok: true, value: null };
    },
    onClose,
  });
  const left = rows.length - able.length;
  const decides = act !== 'claim' && act !== 'snooze';
  const unopened = decides ? able.filter(({ opened }) => !opened).length : 0;
  return (
    <FormDialog
      title={`${actWords[act].title}: ${countOf(ids.length, 'contribution')}`}
      submit={preview.value === undefined ? actWords[act].title : `${actWords[act].title} (${able.length})`}
      form={form}
    >
      {act === 'snooze' ? (
        <DateField label={texts.until} {...rules} {...form.field('until')} isRequired autoFocus />
      ) : null}
      {asksReason ? (
        <TextArea
          label={texts.why}
          help={texts.keptWithEachOf}
          {...form.field('reason')}
          isRequired
          rows={2}
          maxLength={1000}
          autoFocus={act !== 'snooze'}
        />
      ) : null}
      <p role="status">
        {preview.value === undefined
          ? texts.lookingAtEachOf
          : left === 0
            ? texts.allWillBe(able.length, actWords[act].past)
            : texts.willBeAndWill(able.length, actWords[act].past, left)}
      </p>
      {unopened === 0 ? null : (
        <p role="status">
          <Badge tone="warning">{texts.withoutOpening}</Badge>{' '}
          {texts.youHaveNotOpened(unopened === able.length ? texts.anyOfThem : texts.ofThem(unopened, able.length))}
        </p>
      )}
      <ul className="bulk-bar__rows">
        {rows.map((row) => {
          const why = whyRefused(row);
          return (
            <li key={row.id} data-refused={why !== null || undefined}>
              <strong>{row.reference}</strong> {why ?? texts.willBe(actWords[act].past)}
              {decides && why === null && !row.opened ? texts.withoutYourOpeningIt : null}
            </li>
          );
        })}
      </ul>
    </FormDialog>
  );
}
