import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { Channel, ContributionKind, label, Marking, rank } from '../../../preload/contract/words.ts';
import { call, failureOf } from '../../shell/client.ts';
import { go } from '../../shell/router.tsx';
import { useSession } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { MarkedText } from '../contributions/marked-text.tsx';
import { HomoglyphWarning } from '../linking/homoglyph-warning.tsx';
import { Suggestion } from '../linking/suggestions.tsx';
import { instantOf, localOf, tidy } from './record-form.ts';
import { type Saved, useAutosave } from './use-autosave.ts';
import './record.css';

const kinds = ContributionKind.options.map((value) => ({ value, label: label(value) }));
/** Hotline first: it is the channel that is typed while somebody talks. */
const channels = Channel.options.map((value) => ({ value, label: label(value) }));
const LOOK_MS = 500;

type Possible = Output<'linking.suggestForText'>;

/** What the text seems to touch, a moment after the last key. */
function usePossible(text: string): Possible | null {
  const [possible, setPossible] = useState<Possible | null>(null);
  useEffect(() => {
    if (text.trim().length < 12) return setPossible(null);
    let gone = false;
    const timer = setTimeout(() => {
      call('linking.suggestForText', { text }).then(
        (found) => {
          if (!gone) setPossible(found);
        },
        () => {
          if (!gone) setPossible(null);
        },
      );
    }, LOOK_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text]);
  return possible;
}

export function RecordForm({ initial, draft }: { initial: IntakeForm; draft: number | null }) {
  const { account } = useSession();
  const [form, setForm] = useState<IntakeForm>(initial);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const { saved, settle, goOn } = useAutosave(form, draft);
  const set = useCallback((change: IntakeForm) => setForm((now) => ({ ...now, ...change })), []);
  const advice = form.kind === 'advice';
  const possible = usePossible(advice ? '' : (form.text ?? ''));
  const textMissing = !advice && (form.text ?? '').trim() === '';
  const channelMissing = form.channel === undefined;

  const record = useCallback(async () => {
    setAsked(true);
    if (busy || textMissing || channelMissing || form.channel === undefined) return;
    setBusy(true);
    setProblem(null);
    try {
      const draftId = await settle();
      const done = await call('intake.record', { form: { ...tidy(form), channel: form.channel }, draftId });
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
      { keys: 'Ctrl Enter', does: 'Record', group: 'Record', whileTyping: true, run: () => void latest.current() },
      {
        keys: 'Escape',
        does: 'Back to the queue; the draft is kept',
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
  const markings = Marking.options.filter((m) => rank(Marking, m) <= rank(Marking, account.clearance));

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
            <div className="record__row">
              <TextField label="Area" value={form.area ?? ''} onChange={(area) => set({ area })} maxLength={200} />
              <TextField
                label="Where exactly"
                value={form.place ?? ''}
                onChange={(place) => set({ place })}
                maxLength={500}
              />
            </div>
            <div className="checks checks--row">
              <Checkbox isSelected={form.immediateRisk ?? false} onChange={(immediateRisk) => set({ immediateRisk })}>
                Immediate risk
              </Checkbox>
              {form.immediateRisk === true ? (
                <Checkbox isSelected={form.riskConfirmed ?? false} onChange={(riskConfirmed) => set({ riskConfirmed })}>
                  999 was given
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
              <div className="record__row">
                <TextField
                  label="Name of the source"
                  help="Sealed away when recorded."
                  value={form.sourceName ?? ''}
                  onChange={(sourceName) => set({ sourceName })}
                  autoComplete="off"
                />
                <TextField
                  label="How to reach the source"
                  help="Sealed away when recorded."
                  value={form.sourceContact ?? ''}
                  onChange={(sourceContact) => set({ sourceContact })}
                  autoComplete="off"
                />
              </div>
            )}
          </>
        )}
        <details className="record__more">
          <summary>Kind, time, marking</summary>
          <div className="record__row">
            <Select label="Kind" options={kinds} value={form.kind ?? 'tip'} onChange={(kind) => set({ kind })} />
            <TextField
              label="Received"
              help="Now, if left empty."
              type="datetime-local"
              value={localOf(form.receivedAt)}
              onChange={(typed) => {
                const receivedAt = instantOf(typed);
                if (receivedAt !== undefined) set({ receivedAt });
              }}
            />
            <Select
              label="Marking"
              options={markings.map((value) => ({ value, label: value }))}
              value={form.marking ?? 'OFFICIAL-SENSITIVE'}
              onChange={(marking) => set({ marking })}
            />
            {account.compartments.length === 0 ? null : (
              <Select
                label="Compartment"
                options={[
                  { value: '0', label: 'None' },
                  ...account.compartments.map((c) => ({ value: String(c.id), label: c.name })),
                ]}
                value={String(form.compartmentId ?? 0)}
                onChange={(chosen) => set({ compartmentId: Number(chosen) })}
              />
            )}
          </div>
        </details>
        <div className="record__foot">
          <SavedNote saved={saved} />
          <Button onPress={() => go({ name: 'queue', id: null })} keys="Esc">
            Leave
          </Button>
          <Button type="submit" tone="primary" isDisabled={busy} keys="Ctrl Enter">
            Record
          </Button>
        </div>
      </div>
      <aside className="record__side" aria-label="While you type">
        <h2>What this touches</h2>
        {possible === null ? (
          <p className="muted">Names, phones, registrations and places are looked up while you type.</p>
        ) : (
          <>
            <HomoglyphWarning found={possible.disguises} />
            {possible.identifiers.length === 0 ? null : (
              <div className="record__found">
                <MarkedText text={form.text ?? ''} found={possible.identifiers} />
              </div>
            )}
            {possible.suggestions.length === 0 ? (
              <p className="muted">Nothing that investigations you may see hold.</p>
            ) : null}
            <div className="form">
              {possible.suggestions.map((suggestion, index) => (
                <Suggestion
                  key={suggestion.investigationId}
                  suggestion={suggestion}
                  number={index + 1}
                  current={false}
                />
              ))}
            </div>
          </>
        )}
      </aside>
    </form>
  );
}

function SavedNote({ saved }: { saved: Saved }) {
  const words = () => {
    switch (saved.state) {
      case 'nothing':
        return 'Kept as a draft in the vault while you type.';
      case 'waiting':
        return 'Keeping…';
      case 'saved':
        return (
          <>
            Draft kept <Time at={saved.at} show="clock" />
          </>
        );
      case 'failed':
        return `${saved.failure.message} ${saved.failure.next}`;
    }
  };
  return (
    <span className="record__saved muted" role="status">
      {words()}
    </span>
  );
}
