import { failure, type Result } from '../../../../preload/contract/errors.ts';
import { go } from '../../../shell/router.tsx';
import { submit } from '../../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../../ui/date-field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { isoDay } from '../../../ui/typed-date.ts';
import { useForm } from '../../../ui/use-form.ts';

const rules = { kind: 'day', towards: 'past' } as const;
const unreadable: Result<never> = { ok: false, error: failure('INPUT_INVALID', 'from') };

/** Counts the figures of a period; they stay as they are from then on. */
export function DraftPage({ onClose }: { onClose: () => void }) {
  const read = useReadDate();
  const form = useForm({
    initial: { from: '', to: '' },
    draft: 'draft-public-page',
    check: ({ from, to }) => ({
      from: dateProblem(from, read(from, rules), 'Say which day it begins with.'),
      to: dateProblem(to, read(to, rules), 'Say which day it ends with.'),
    }),
    send: async ({ from, to }) => {
      const [first, last] = [dateIn(read(from, rules)), dateIn(read(to, rules))];
      if (first === null || last === null) return unreadable;
      const drafted = await submit(
        'publicPage.draft',
        { from: isoDay(first), to: isoDay(last), corrects: null },
        'Drafted. A second person has to approve it.',
      );
      if (drafted.ok) go({ name: 'public-page', id: drafted.value.id });
      return drafted;
    },
    onClose,
  });
  return (
    <FormDialog title="Draft a page for the public" size="small" submit="Draft" form={form}>
      <p>At least 28 days that are over. Small numbers are left out, and no two released periods may share days.</p>
      <DateField label="First day" {...rules} {...form.field('from')} isRequired autoFocus />
      <DateField label="Last day" {...rules} {...form.field('to')} isRequired />
    </FormDialog>
  );
}
