import { failure, type Result } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { submit } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useReadDate } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useZone } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { type EventChoices, EventFields, wordsOfEvent } from './event-fields.tsx';
import { type EventForm, emptyEvent, eventOf, eventProblems, typedEvent } from './event-form.ts';

const texts = catalogue.eventDialogs;

interface OfCase extends EventChoices {
  investigationId: number;
  onClose: () => void;
}

const unreadable: Result<never> = { ok: false, error: failure('INPUT_INVALID', 'when') };

export function AddEvent({ investigationId: id, onClose, ...choices }: OfCase) {
  const read = useReadDate();
  const form = useForm<EventForm>({
    initial: emptyEvent,
    draft: `add-event:${id}`,
    check: (typed) => eventProblems(typed, read),
    send: async (typed) => {
      const event = eventOf(typed, read);
      return event === null ? unreadable : submit('investigations.addEvent', { id, ...event }, texts.eventAdded);
    },
    onClose,
  });
  return (
    <FormDialog title={texts.addAnEvent} submit={texts.add} form={form}>
      <EventFields except={id} form={form} {...choices} />
    </FormDialog>
  );
}

/** Puts an event right, with a reason; what it said before stays in the history. */
export function CorrectEvent({ eventId, ...rest }: OfCase & { eventId: number }) {
  const { investigationId: id, onClose } = rest;
  const query = useQuery('investigations.event', { id, eventId }, { topics: [`investigation:${id}`] });
  if (query.value !== undefined) return <Correct eventId={eventId} event={query.value} {...rest} />;
  return (
    <Dialog title={texts.correctTheEvent} isOpen onClose={onClose}>
      <QueryView query={query} rows={6}>
        {() => null}
      </QueryView>
    </Dialog>
  );
}

function Correct(props: OfCase & { eventId: number; event: Output<'investigations.event'> }) {
  const { investigationId: id, eventId, event, onClose, ...choices } = props;
  const read = useReadDate();
  const before = typedEvent(event, useZone());
  const { reason: _, ...recorded } = before;
  const form = useForm<EventForm>({
    initial: before,
    compare: { now: recorded, words: wordsOfEvent(choices) },
    draft: `correct-event:${id}:${eventId}`,
    check: (typed) => ({ ...eventProblems(typed, read), reason: reasonMissing(typed.reason) }),
    send: async (typed) => {
      const after = eventOf(typed, read);
      if (after === null) return unreadable;
      // What was not touched stays to the second: the form shows minutes.
      const sameDates = typed.when === before.when && typed.to === before.to;
      const when = sameDates ? { ...event.when, basis: typed.basis } : after.when;
      const knownAt = typed.knownAt === before.knownAt ? null : after.knownAt;
      return submit(
        'investigations.changeEvent',
        { id, eventId, ...after, when, knownAt, reason: typed.reason.trim() },
        texts.eventCorrectedWhatIt,
      );
    },
    onClose,
  });
  return (
    <FormDialog title={texts.correctTheEvent} submit={texts.correct} form={form}>
      <EventFields except={id} form={form} {...choices} />
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}
