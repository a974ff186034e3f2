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
import { FormRow } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { trimmed } from './record-form.ts';
import { RecordMore } from './record-more.tsx';
import { RecordSide } from './record-side.tsx';
import { SavedNote } from './saved-note.tsx';
import { useAutosave } from './use-autosave.ts';
import './record.css';

/** Hotline first: it is the channel that is typed while somebody talks. */
const channels = Channel.options.map((value) => ({ value, label: label(value) }));

export function RecordForm({ initial, draft }: { initial: IntakeForm; draft: number | null }) {
  const [form, setForm] = useState<IntakeForm>(initial);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const { saved, settle, goOn } = useAutosave(form, draft);
  const set = useCallback((change: IntakeForm) => setForm((now) => ({ ...now, ...change })), []);
  const advice = form.kind === 'advice';
  const textMissing = !advice && (form.text ?? '').trim() === '';
  const channelMissing = form.channel === undefined;

  const record = useCallback(async () => {
    setAsked(true);
    if (busy || textMissing || channelMissing || form.channel === undefined) return;
    setBusy(true);
    setProblem(null);
    try {
      const draftId = await settle();
      const done = await call('intake.record', { form: { ...trimmed(form), channel: form.channel }, draftId });
      toast({ text: `${done.reference} recorded.` });
      go({ name: 'queue', id: done.id });
    } catch (thrown) {
      goOn();
      setProblem(failureOf(thrown));
      setBusy(false);
    }
  }, [busy, textMissing, channelMissing, form, settle, goOn]);
  const latest = useRef(record);
  useEffect(() => {
    latest.current = record;
  });
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: 'Ctrl Enter',
        description: 'Record',
        group: 'Record',
        whileTyping: true,
        run: () => void latest.current(),
      },
      {
        keys: 'Escape',
        description: 'Back to the queue; the draft is kept',
        group: 'Record',
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record();
  };

  return (
    <form className="record" ref={frame} onSubmit={submit} noValidate>
      <div className="record__main">
        {problem === null ? null : (
          <Banner tone="danger" title={problem.message}>
            {problem.next}
          </Banner>
        )}
        <RadioGroup
          label="Channel"
          orientation="horizontal"
          isRequired
          options={channels}
          value={form.channel ?? null}
          onChange={(channel) => set({ channel })}
          error={asked && channelMissing ? 'Say how it came in.' : null}
        />
        {advice ? (
          <Banner title="An advice contact is counted only">
            No name, text or place is kept of somebody who asks for advice.
          </Banner>
        ) : (
          <>
            <TextArea
              label="What was said"
              isRequired
              validationBehavior="aria"
              rows={12}
              value={form.text ?? ''}
              onChange={(text) => set({ text })}
              maxLength={200_000}
              error={asked && textMissing ? 'Write what was said, in their words where you can.' : null}
            />
            <FormRow>
              <TextField label="Area" value={form.area ?? ''} onChange={(area) => set({ area })} maxLength={200} />
              <TextField
                label="Where exactly"
                value={form.place ?? ''}
                onChange={(place) => set({ place })}
                maxLength={500}
              />
            </FormRow>
            <div className="checks checks--row">
              <Checkbox isSelected={form.immediateRisk ?? false} onChange={(immediateRisk) => set({ immediateRisk })}>
                Immediate risk
              </Checkbox>
              {form.immediateRisk === true ? (
                <Checkbox isSelected={form.riskConfirmed ?? false} onChange={(riskConfirmed) => set({ riskConfirmed })}>
                  Caller told to dial 999
                </Checkbox>
              ) : null}
              <Checkbox isSelected={form.anonymous ?? false} onChange={(anonymous) => set({ anonymous })}>
                Anonymous
              </Checkbox>
              <Checkbox isSelected={form.contactable ?? false} onChange={(contactable) => set({ contactable })}>
                Can be contacted
              </Checkbox>
            </div>
            {form.anonymous === true ? null : (
              <FormRow>
                <TextField
                  label="Name of the source"
                  help="Source details are restricted once recorded."
                  value={form.sourceName ?? ''}
                  onChange={(sourceName) => set({ sourceName })}
                  autoComplete="off"
                />
                <TextField
                  label="How to reach the source"
                  help="Source details are restricted once recorded."
                  value={form.sourceContact ?? ''}
                  onChange={(sourceContact) => set({ sourceContact })}
                  autoComplete="off"
                />
              </FormRow>
            )}
          </>
        )}
        <RecordMore form={form} set={set} />
        <div className="record__foot">
          <SavedNote saved={saved} />
          <Button onPress={() => go({ name: 'queue', id: null })} keys="Esc">
            Close, keep draft
          </Button>
          <Button type="submit" tone="primary" isDisabled={busy} keys="Ctrl Enter">
            Record
          </Button>
        </div>
      </div>
      <RecordSide text={advice ? '' : (form.text ?? '')} />
    </form>
  );
}
