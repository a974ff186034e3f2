import type { QueueFilter } from '../../../preload/contract/contributions.ts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { answerOf, changedMind } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { useTask } from '../../shell/task.ts';
import { useLegalBases } from '../../shell/use-legal-bases.ts';
import { View } from '../../shell/view.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import {
  type Disclosure,
  DisclosureFields,
  disclosureOf,
  disclosureProblems,
  noDisclosure,
} from '../../ui/disclosure-fields.tsx';
import { countOf } from '../../ui/figures.ts';
import { FormFields } from '../../ui/form.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { Register } from './register.tsx';

const texts = catalogue.exportsScreen;

const dayRules = { kind: 'day', towards: 'past' } as const;
const channels = Channel.options.map((value) => ({ value, label: label(value) }));

/** Contributions out as a CSV that Vigil can take in again; every one is a logged disclosure. */
export default function ExportsScreen() {
  const { marking } = useSession();
  const work = useTask('exports.contributions');
  const { progress } = work;
  const read = useReadDate();
  const bases = useLegalBases();
  const form = useForm<Disclosure & { from: string; to: string; channels: Channel[] }>({
    initial: { ...noDisclosure, from: '', to: '', channels: [] },
    draft: 'export-contributions',
    check: (typed) => {
      const [from, to] = [dateIn(read(typed.from, dayRules)), dateIn(read(typed.to, dayRules))];
      const reversed = from !== null && to !== null && to.from < from.from;
      return {
        ...disclosureProblems(typed),
        from: dateProblem(typed.from, read(typed.from, dayRules), null),
        to: dateProblem(typed.to, read(typed.to, dayRules), null) ?? (reversed ? texts.itLiesBeforeThe : null),
      };
    },
    send: async (typed) => {
      const place = await answerOf('host.chooseSave', {
        purpose: 'csv',
        suggestedName: texts.contributionsCsv(marking),
      });
      if (!place.ok) return place;
      if (place.value === null) return changedMind;
      const [from, to] = [dateIn(read(typed.from, dayRules)), dateIn(read(typed.to, dayRules))];
      const filter: QueueFilter = {
        ...(from === null ? {} : { from: isoDay(from) }),
        ...(to === null ? {} : { to: isoDay(to) }),
        ...(typed.channels.length === 0 ? {} : { channels: typed.channels }),
      };
      work.run({ filter, saveToken: place.value.token, ...disclosureOf(typed) });
      return { ok: true, value: {} };
    },
  });
  const chosen = form.field('channels');
  return (
    <View title={texts.exportsAndDisclosure} facts={texts.everyFileThatLeaves} padded>
      {progress.state === 'running' ? (
        <Progress
          label={texts.writing}
          done={progress.done}
          total={progress.total}
          note={progress.note}
          onCancel={work.cancel}
        />
      ) : (
        <FormFields form={form} narrow>
          {progress.state === 'done' ? (
            <Banner tone="success" title={texts.written(countOf(progress.value.rows, 'contribution'))}>
              {texts.theFileIsKeep(progress.value.marking, progress.value.receipt)}
            </Banner>
          ) : null}
          {progress.state === 'failed' ? <ErrorState failure={progress.failure} onRetry={work.reset} /> : null}
          <DateField label={texts.receivedFrom} {...dayRules} {...form.field('from')} />
          <DateField label={texts.receivedTo} {...dayRules} {...form.field('to')} />
          <div>
            <MultiSelect label={texts.channels} options={channels} value={chosen.value} onChange={chosen.onChange} />
          </div>
          <DisclosureFields form={form} bases={bases} />
          <div>
            <Button tone="primary" type="submit">
              {texts.export}
            </Button>
          </div>
        </FormFields>
      )}
      <Register />
    </View>
  );
}
