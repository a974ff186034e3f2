import type { ReactNode } from 'react';
import { submit } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { FormFields } from '../../ui/form.tsx';
import { missing } from '../../ui/form-problems.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';

/** One's own passphrase: the present one, and a new one twice. */
export function ChangePassphrase({ title, onChanged }: { title: ReactNode; onChanged?: () => void }) {
  const form = useForm({
    initial: { old: '', fresh: '', again: '' },
    draft: null,
    unkept: ['old', 'fresh', 'again'],
    check: ({ old, fresh, again }) => ({
      old: missing(old, 'Write your current passphrase.'),
      fresh: missing(fresh, 'Choose a new passphrase.') || (fresh === old && 'That is your current passphrase.'),
      again: fresh !== '' && again !== fresh && 'The two do not match.',
    }),
    send: async ({ old, fresh }) => {
      const done = await submit('vault.changePassphrase', { old, new: fresh }, 'Your passphrase has been changed.');
      if (done.ok) onChanged?.();
      return done;
    },
  });
  return (
    <FormFields form={form} narrow>
      {title}
      <TextField label="Current passphrase" type="password" {...form.field('old')} autoComplete="off" />
      <TextField
        label="New passphrase"
        help="At least 14 characters, for instance four unrelated words."
        type="password"
        {...form.field('fresh')}
        autoComplete="off"
      />
      <TextField label="New passphrase again" type="password" {...form.field('again')} autoComplete="off" />
      <div>
        <Button type="submit" tone="primary">
          {form.busy ? 'Changing…' : 'Save'}
        </Button>
      </div>
    </FormFields>
  );
}
