import type { ReactNode } from 'react';
import { submit } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { FormFields } from '../../ui/form.tsx';
import { missing } from '../../ui/form-problems.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.changePassphrase;

/** One's own passphrase: the present one, and a new one twice. */
export function ChangePassphrase({ title, onChanged }: { title: ReactNode; onChanged?: () => void }) {
  const form = useForm({
    initial: { old: '', fresh: '', again: '' },
    draft: null,
    unkept: ['old', 'fresh', 'again'],
    check: ({ old, fresh, again }) => ({
      old: missing(old, texts.writeYourCurrentPassphrase),
      fresh: missing(fresh, texts.chooseANewPassphrase) || (fresh === old && texts.thatIsYourCurrent),
      again: fresh !== '' && again !== fresh && texts.theTwoDoNot,
    }),
    send: async ({ old, fresh }) => {
      const done = await submit('vault.changePassphrase', { old, new: fresh }, texts.yourPassphraseHasBeen);
      if (done.ok) onChanged?.();
      return done;
    },
  });
  return (
    <FormFields form={form} narrow>
      {title}
      <TextField label={texts.currentPassphrase} type="password" {...form.field('old')} autoComplete="off" />
      <TextField
        label={texts.newPassphrase}
        help={texts.atLeast14Characters}
        type="password"
        {...form.field('fresh')}
        autoComplete="off"
      />
      <TextField label={texts.newPassphraseAgain} type="password" {...form.field('again')} autoComplete="off" />
      <div>
        <Button type="submit" tone="primary">
          {form.busy ? texts.changing : texts.save}
        </Button>
      </div>
    </FormFields>
  );
}
