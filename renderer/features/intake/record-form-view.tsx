import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { call, failureOf } from '../../shell/client.ts';
import { go } from '../../shell/router.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { dateIn, useReadDate } from '../../ui/date-field.tsx';
import { dateInWords } from '../../ui/dates.ts';
import { focusFirstProblem } from '../../ui/first-control.ts';
import { FormRow } from '../../ui/form.tsx';
import { atField } from '../../ui/form-problems.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useZone } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { receivedRules, recordProblems, refusedField, trimmed } from './record-form.ts';
import { RecordMore } from './record-more.tsx';
import { RecordQuestions } from './record-questions.tsx';
import { RecordSide } from './record-side.tsx';
import { SavedNote } from './saved-note.tsx';
import { useAutosave } from './use-autosave.ts';
import './record.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.recordFormView;

/** What is looked up while it is typed: answers are part of the text as it is recorded. */
const textOf = ({ text = '', answers = {} }: IntakeForm): string =>
  [text, ...Object.values(answers)].filter((words) => (words ?? '').trim() !== '').join('\n');

/** Hotline first: it is the channel that is typed while somebody talks. */
const channels = Channel.options.map((value) => ({ value, label: label(value) }));

export function RecordForm({ initial, draft }: { initial: IntakeForm; draft: number | null }) {
  const [form, setForm] = useState<IntakeForm>(initial);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  /** How often it could not be recorded: each time the focus goes to what is wrong. */
  const [tries, setTries] = useState(0);
  const { saved, settle, goOn } = useAutosave(form, draft);
  const set = useCallback((change: IntakeForm) => setForm((now) => ({ ...now, ...change })), []);
  const advice = form.kind === 'advice';
  const zone = useZone();
  const read = useReadDate();
  const [received, setReceived] = useState(
    initial.receivedAt === undefined ? '' : dateInWords(Date.parse(initial.receivedAt), 'minute', zone),
  );
  const problems = recordProblems(form, received.trim() === '' ? null : read(received, receivedRules));
  const incomplete = Object.values(problems).some((each) => typeof each === 'string');
  const refused = refusedField(problem, form);
  const error = (field: keyof IntakeForm): string | null => {
    const own = asked ? problems[field] : null;
    if (typeof own === 'string') return own;
    return problem !== null && refused === field ? atField(problem, undefined) : null;
  };
  const onReceived = (typed: string) => {
    setReceived(typed);
    const at = typed.trim() === '' ? null : dateIn(read(typed, receivedRules));
    setForm(({ receivedAt: _before, ...rest }) => (at === null ? rest : { ...rest, receivedAt: at.from }));
  };

  const record = useCallback(async () => {
    setAsked(true);
    if (busy) return;
    if (incomplete || form.channel === undefined) return setTries((n) => n + 1);
    setBusy(true);
    setProblem(null);
    try {
      const draftId = await settle();
      const done = await call('intake.record', { form: { ...trimmed(form), channel: form.channel }, draftId });
      toast({ text: texts.recorded(done.reference) });
      go({ name: 'queue', id: done.id });
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === 'WAITS_TO_BE_SENT') {
        toast({ text: failure.message, next: failure.next });
        return go({ name: 'queue', id: null });
      }
      goOn();
      setProblem(failure);
      setTries((n) => n + 1);
      setBusy(false);
    }
  }, [busy, incomplete, form, settle, goOn]);
  const latest = useRef(record);
  useEffect(() => {
    latest.current = record;
  });
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: 'Ctrl Enter',
        description: texts.record,
        group: texts.record,
        whileTyping: true,
        run: () => void latest.current(),
      },
      {
        keys: 'Escape',
        description: texts.backToTheQueue,
        group: texts.record,
        whileTyping: true,
        run: () => go({ name: 'queue', id: null }),
      },
    ],
    [],
  );
  useShortcuts(shortcuts);
  // The first key an officer presses chooses the channel.
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => frame.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (tries > 0) focusFirstProblem(frame.current);
  }, [tries]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record();
  };

  return (
    <form className="record" ref={frame} onSubmit={submit} noValidate>
      <div className="record__main">
        {problem === null || refused !== null ? null : (
          <Banner tone="danger" title={problem.message}>
            {problem.next}
          </Banner>
        )}
        <RadioGroup
          label={texts.channel}
          orientation="horizontal"
          isRequired
          options={channels}
          value={form.channel ?? null}
          onChange={(channel) => set({ channel })}
          error={error('channel')}
        />
        {advice ? (
          <Banner title={texts.anAdviceContactIs}>{texts.noNameTextOr}</Banner>
        ) : (
          <>
            <TextArea
              label={texts.whatWasSaid}
              isRequired
              validationBehavior="aria"
              rows={12}
              value={form.text ?? ''}
              onChange={(text) => set({ text })}
              maxLength={200_000}
              error={error('text')}
            />
            <FormRow>
              <TextField
                label={texts.area}
                value={form.area ?? ''}
                onChange={(area) => set({ area })}
                maxLength={200}
                error={error('area')}
              />
              <TextField
                label={texts.whereExactly}
                value={form.place ?? ''}
                onChange={(place) => set({ place })}
                maxLength={500}
                error={error('place')}
              />
            </FormRow>
            <div className="checks checks--row">
              <Checkbox isSelected={form.immediateRisk ?? false} onChange={(immediateRisk) => set({ immediateRisk })}>
                {texts.immediateRisk}
              </Checkbox>
              {form.immediateRisk === true ? (
                <Checkbox
                  isSelected={form.riskConfirmed ?? false}
                  onChange={(riskConfirmed) => set({ riskConfirmed })}
                  error={error('riskConfirmed')}
                >
                  {texts.callerToldToDial}
                </Checkbox>
              ) : null}
              <Checkbox isSelected={form.anonymous ?? false} onChange={(anonymous) => set({ anonymous })}>
                {texts.anonymous}
              </Checkbox>
              <Checkbox isSelected={form.contactable ?? false} onChange={(contactable) => set({ contactable })}>
                {texts.canBeContacted}
              </Checkbox>
            </div>
            {form.anonymous === true ? null : (
              <FormRow>
                <TextField
                  label={texts.nameOfTheSource}
                  help={texts.sourceDetailsAreRestricted}
                  value={form.sourceName ?? ''}
                  onChange={(sourceName) => set({ sourceName })}
                  maxLength={200}
                  error={error('sourceName')}
                  autoComplete="off"
                />
                <TextField
                  label={texts.howToReachThe}
                  help={texts.sourceDetailsAreRestricted}
                  value={form.sourceContact ?? ''}
                  onChange={(sourceContact) => set({ sourceContact })}
                  maxLength={200}
                  error={error('sourceContact')}
                  autoComplete="off"
                />
              </FormRow>
            )}
          </>
        )}
        <RecordMore form={form} set={set} received={received} onReceived={onReceived} error={error} />
        <div className="record__foot">
          <SavedNote saved={saved} />
          <Button onPress={() => go({ name: 'queue', id: null })} keys="Esc">
            {texts.closeKeepDraft}
          </Button>
          <Button type="submit" tone="primary" keys="Ctrl Enter">
            {texts.record}
          </Button>
        </div>
      </div>
      <RecordSide text={advice ? '' : textOf(form)}>
        <RecordQuestions form={form} set={set} />
      </RecordSide>
    </form>
  );
}
