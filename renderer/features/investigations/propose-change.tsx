import type { Investigation } from '../../../preload/contract/investigations.ts';
import { save, submit } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { TextArea } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.proposeChange;

/** What somebody whose case it is not would change, in words, for its owner or team to answer. */
export function ProposeChange({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id, operation, owner } = investigation;
  const form = useForm({
    initial: { what: '', reason: '' },
    draft: `propose-change:${id}`,
    check: ({ what, reason }) => ({
      what: missing(what, texts.sayWhatShouldChange),
      reason: reasonMissing(reason),
    }),
    send: ({ what, reason }) =>
      submit('investigations.proposeChange', { id, what: what.trim(), reason: reason.trim() }, texts.proposed),
    onClose,
  });
  return (
    <FormDialog title={texts.proposeAChangeTo(operation)} submit={texts.propose} form={form}>
      <p>{owner === null ? texts.nobodyOwnsThisCase : texts.orTheTeamAnswers(owner)}</p>
      <TextArea label={texts.whatShouldChange} {...form.field('what')} rows={4} isRequired maxLength={5000} />
      <TextArea label={texts.why} {...form.field('reason')} rows={3} isRequired maxLength={2000} />
    </FormDialog>
  );
}

/** For a case that nobody owns. */
export function TakeCase({ investigation }: { investigation: Investigation }) {
  const { id, version } = investigation;
  return (
    <Button size="small" onPress={() => void save('investigations.take', { id, version }, texts.theCaseIsYours)}>
      {texts.takeThisCase}
    </Button>
  );
}
