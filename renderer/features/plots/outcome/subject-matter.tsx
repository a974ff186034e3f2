import { useState } from 'react';
import type { Output } from '../../../../preload/contract/index.ts';
import { submit } from '../../../shell/save.ts';
import { useCan } from '../../../shell/session.tsx';
import { useQuery } from '../../../shell/use-query.ts';
import { Button } from '../../../ui/button.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { reasonMissing } from '../../../ui/form-problems.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { Time } from '../../../ui/time.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.subjectMatter;

type Told = Output<'investigations.subjectMatter'>;

/** What a plot is aimed at, in a word of the vocabulary: what the figures stack plots by. */
export function SubjectMatter({ id }: { id: number }) {
  const read = useQuery('investigations.subjectMatter', { id }, { topics: [`investigation:${id}`] });
  const writes = useCan('investigations.setSubjectMatter');
  const [setting, setSetting] = useState(false);
  return (
    <QueryView query={read} rows={2}>
      {(told) => (
        <Section
          title={texts.intendedTarget}
          actions={
            writes ? (
              <Button size="small" onPress={() => setSetting(true)}>
                {told.matter === null ? texts.set : texts.change}
              </Button>
            ) : null
          }
        >
          <p>
            {told.matter === null ? texts.notSet : <strong>{told.matter.label}</strong>}{' '}
            <span className="muted">{texts.vocabulary(told.vocabulary.wording, told.vocabulary.version)}</span>
          </p>
          <RecordList most={3}>
            {told.history.map(({ at, by, label, reason }) => (
              <li key={at}>
                <span>
                  {label}: {reason}
                </span>
                <span className="muted">
                  {by}, <Time at={at} />
                </span>
              </li>
            ))}
          </RecordList>
          {setting ? <SetMatter id={id} told={told} onClose={() => setSetting(false)} /> : null}
        </Section>
      )}
    </QueryView>
  );
}

function SetMatter({ id, told, onClose }: { id: number; told: Told; onClose: () => void }) {
  const [first] = told.vocabulary.words;
  const form = useForm({
    initial: { matter: told.matter?.word ?? first?.word ?? '', reason: '' },
    draft: `intended-target:${id}`,
    check: ({ reason }) => ({ reason: reasonMissing(reason) }),
    send: ({ matter, reason }) =>
      submit('investigations.setSubjectMatter', { id, matter, reason: reason.trim() }, texts.intendedTargetSet),
    onClose,
  });
  return (
    <FormDialog title={texts.intendedTarget} size="small" submit={texts.save} form={form}>
      <Select
        label={texts.intendedTarget}
        options={told.vocabulary.words.map(({ word, label }) => ({ value: word, label }))}
        {...form.field('matter')}
      />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={3} maxLength={2000} />
    </FormDialog>
  );
}
