import { failure, type Result } from '../../../../preload/contract/errors.ts';
import { go } from '../../../shell/router.tsx';
import { submit } from '../../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../../ui/date-field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { isoDay } from '../../../ui/typed-date.ts';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.draftPage;

const rules = { kind: 'day', towards: 'past' } as const;
const unreadable: Result<never> = { ok: false, error: failure('INPUT_INVALID', 'from') };

/** Counts the figures of a period; they stay as they are from then on. */
export function DraftPage({ onClose }: { onClose: () => void }) {
  const read = useReadDate();
  const form = useForm({
    initial: { from: '', to: '' },
    draft: 'draft-public-page',
    check: ({ from, to }) => ({
      from: dateProblem(from, read(from, rules), texts.sayWhichDayIt),
      to: dateProblem(to, read(to, rules), texts.sayWhichDayItEnds),
    }),
    send: async ({ from, to }) => {
      const [first, last] = [dateIn(read(from, rules)), dateIn(read(to, rules))];
      if (first === null || last === null) return unreadable;
      const drafted = await submit(
        'publicPage.draft',
        { from: isoDay(first), to: isoDay(last), corrects: null },
        texts.draftedASecondPerson,
      );
      if (drafted.ok) go({ name: 'public-page', id: drafted.value.id });
      return drafted;
    },
    onClose,
  });
  return (
    <FormDialog title={texts.draftAPageFor} size="small" submit={texts.draft} form={form}>
      <p>{texts.atLeast28Days}</p>
      <DateField label={texts.firstDay} {...rules} {...form.field('from')} isRequired autoFocus />
      <DateField label={texts.lastDay} {...rules} {...form.field('to')} isRequired />
    </FormDialog>
  );
}
