import type { FormName } from '../../../preload/contract/forms.ts';
import { RuleName } from '../../../preload/contract/rule-shapes.ts';
import type { RuleVersion } from '../../../preload/contract/rules.ts';
import { ruleTitles } from '../../shell/rule-words.ts';
import { submit } from '../../shell/save.ts';
import { DateField, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { TextArea } from '../../ui/text-field.tsx';
import { useZone } from '../../ui/time.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { Differences } from './differences.tsx';
import { fieldsOf } from './rule-fields.ts';
import { RuleFields } from './rule-fields-view.tsx';
import { differences } from './rule-lines.ts';
import { RulePreview } from './rule-preview.tsx';
import { contentFrom, typedOf } from './rule-typed.ts';

const texts = catalogue.changeRule;

const rules = { kind: 'day', towards: 'future' } as const;

/** What is typed is kept by rule and version: it is of no use to the next one. */
export const draftOfChange = ({ content, version }: RuleVersion): FormName =>
  `change-rule:${RuleName.options.indexOf(content.name) + 1}:${version}`;

/** Another version of a rule, proposed for a second person to agree to. */
export function ChangeRule({ newest, onClose }: { newest: RuleVersion; onClose: () => void }) {
  const read = useReadDate();
  const zone = useZone();
  const { name } = newest.content;
  const form = useForm({
    initial: { rule: typedOf(newest.content), fromDay: '', reason: '' },
    draft: draftOfChange(newest),
    check: ({ rule, fromDay, reason }) => ({
      rule: contentFrom(newest.content, newest.version + 1, rule) === null && texts.somethingIsMissingOr,
      fromDay: dateProblem(fromDay, read(fromDay, rules), null),
      reason: reasonMissing(reason),
    }),
    refused: () => ({ fromDay: texts.todayOrLaterAnd }),
    send: (typed) => {
      const content = contentFrom(newest.content, newest.version + 1, typed.rule) ?? newest.content;
      const day = read(typed.fromDay, rules);
      const fromDay = 'date' in day ? isoDay(day.date, zone) : today();
      return submit(
        'rules.propose',
        { content, basedOn: newest.version, fromDay, reason: typed.reason.trim() },
        ({ version }) => (version === null ? texts.proposedItCountsOnce : texts.doneAloneSinceNobody(version)),
      );
    },
    onClose,
  });
  const wrong = form.error('rule');
  const content = contentFrom(newest.content, newest.version + 1, form.value.rule);
  const changes = content === null ? [] : differences(newest.content, content);
  return (
    <FormDialog title={texts.changeTheRule(ruleTitles[name])} size="large" submit={texts.propose} form={form}>
      <RuleFields
        groups={fieldsOf[name]}
        value={form.value.rule}
        checked={wrong !== null}
        onChange={(rule) => form.set({ rule })}
      />
      {wrong === null ? null : <p className="field__error">{wrong}</p>}
      {changes.length === 0 ? null : <Differences label={texts.whatChanges} changes={changes} />}
      <RulePreview content={content} />
      <DateField label={texts.inForceFrom} {...rules} help={texts.todayIfLeftEmpty} {...form.field('fromDay')} />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={2} maxLength={1000} />
    </FormDialog>
  );
}

/** The day in the United Kingdom. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: texts.europeLondon }).format(new Date());
