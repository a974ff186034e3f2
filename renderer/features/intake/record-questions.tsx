import { useMemo, useRef, useState } from 'react';
import type { QuestionKey } from '../../../preload/contract/closing-words.ts';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { DateField, dateIn, useReadDate } from '../../ui/date-field.tsx';
import { dateInWords } from '../../ui/dates.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useZone } from '../../ui/time.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import './record.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.recordQuestions;

/** The day on which somebody is rung back. */
const callBackRules = { kind: 'day', towards: 'future' } as const;

/**
 * What a call may be asked, beside the form: quiet, after everything else in the order of the keys, and none of it has to be answered. Answers
 * are read in the recorded text, each behind its label.
 */
export function RecordQuestions({ form, set }: { form: IntakeForm; set: (change: IntakeForm) => void }) {
  const read = useQuery('intake.questions', {}, { topics: ['rule'] });
  const zone = useZone();
  const readDate = useReadDate();
  const [callBack, setCallBack] = useState(
    form.callBackOn === undefined ? '' : dateInWords(Date.parse(`${form.callBackOn}T12:00:00.000Z`), 'day', zone),
  );
  const box = useRef<HTMLElement>(null);
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: 'Ctrl B',
        description: texts.toTheNextOpen,
        group: texts.record,
        whileTyping: true,
        run: () => {
          const fields = [...(box.current?.querySelectorAll('input') ?? [])];
          (fields.find((field) => field.value === '') ?? fields[0])?.focus();
        },
      },
    ],
    [],
  );
  useShortcuts(shortcuts);
  const kind = form.kind ?? 'tip';
  if (read.value === undefined || kind === 'advice') return null;
  const questions = read.value.sets[kind];
  const answers = form.answers ?? {};
  const say = (key: QuestionKey, answer: string) => set({ answers: { ...answers, [key]: answer } });
  const onCallBack = (typed: string) => {
    setCallBack(typed);
    const at = typed.trim() === '' ? null : dateIn(readDate(typed, callBackRules));
    set({ callBackOn: at === null ? undefined : isoDay(at) });
  };
  const open = questions.filter(({ key }) => (answers[key] ?? '').trim() === '').length;
  return (
    <section className="record__questions" aria-label={texts.questions} ref={box}>
      <h2>
        {texts.questions}{' '}
        <span className="muted">
          {open === questions.length ? texts.noneHasToBe : texts.answeredOpen(questions.length - open, open)}
        </span>
      </h2>
      {questions.map(({ key, label, ask }) => (
        <TextField
          key={key}
          label={label}
          placeholder={ask}
          value={answers[key] ?? ''}
          onChange={(answer) => say(key, answer)}
          maxLength={500}
          autoComplete="off"
        />
      ))}
      <DateField
        label={texts.callBackOn}
        {...callBackRules}
        help={texts.ifItWasAgreed}
        value={callBack}
        onChange={onCallBack}
      />
      <TextField
        label={texts.language}
        placeholder={texts.ifNotEnglish}
        value={form.language ?? ''}
        onChange={(language) => set({ language })}
        maxLength={60}
        autoComplete="off"
      />
      <TextField
        label={texts.whatTheCallerWas}
        placeholder={texts.whatHappensNextAs}
        value={form.toldCaller ?? ''}
        onChange={(toldCaller) => set({ toldCaller })}
        maxLength={500}
        autoComplete="off"
      />
      {/* After the last answer: nothing may stand between a caller's words and the first question. */}
      <p className="muted">
        {texts.whyTheseQuestions}
        <AboutRule name="question_set" />
      </p>
    </section>
  );
}
