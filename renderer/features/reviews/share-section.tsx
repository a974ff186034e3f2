import { useState } from 'react';
import { submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';

/** How many closures in a hundred are drawn, since when and why. */
export function ShareSection() {
  const read = useQuery('reviews.share', {}, { topics: ['review-share'] });
  const sets = useCan('reviews.setShare');
  const [changing, setChanging] = useState(false);
  return (
    <QueryView query={read} rows={2}>
      {({ shares }) => (
        <Section
          title="How many are drawn"
          actions={
            sets ? (
              <Button size="small" onPress={() => setChanging(true)}>
                Change
              </Button>
            ) : undefined
          }
        >
          <p className="muted">
            Chance draws them as they are signed off. Nobody who took part learns which were drawn.
          </p>
          <RecordList most={5}>
            {shares.map((each, at) => (
              <li key={each.version}>
                <Line
                  end={
                    <span className="muted">
                      {each.by === null ? 'from the beginning' : each.by}
                      {each.by === null ? null : (
                        <>
                          , <Time at={each.from} show="date" />
                        </>
                      )}
                    </span>
                  }
                >
                  <strong>{each.percent} in a hundred</strong>
                  <span>
                    {at === 0 ? 'in force' : 'before that'}, version {each.version}
                  </span>
                </Line>
                <span className="muted">{each.reason}</span>
              </li>
            ))}
          </RecordList>
          {changing ? <ChangeShare percent={shares[0]?.percent ?? 0} onClose={() => setChanging(false)} /> : null}
        </Section>
      )}
    </QueryView>
  );
}

const isShare = (typed: string) => /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= 100;

function ChangeShare({ percent, onClose }: { percent: number; onClose: () => void }) {
  const form = useForm({
    initial: { percent: String(percent), reason: '' },
    draft: 'review-share',
    check: (typed) => ({
      percent: !isShare(typed.percent) && 'A whole number from 0 to 100.',
      reason: reasonMissing(typed.reason),
    }),
    send: (typed) =>
      submit(
        'reviews.setShare',
        { percent: Number(typed.percent), reason: typed.reason.trim() },
        ({ version }) => `In force from now on, as version ${version}.`,
      ),
    onClose,
  });
  return (
    <FormDialog title="How many closures are reviewed" size="small" submit="Change" form={form}>
      <TextField label="Closures in a hundred" inputMode="numeric" {...form.field('percent')} isRequired autoFocus />
      <TextArea label="Why" {...form.field('reason')} isRequired rows={2} maxLength={1000} />
    </FormDialog>
  );
}
