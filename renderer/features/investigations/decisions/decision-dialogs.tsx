/** Adding to the decision log: a decision in full or in fast time, what was considered, a review. */
import type { Decision } from '../../../../preload/contract/decisions.ts';
import { submit } from '../../../shell/save.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../../ui/date-field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../../ui/form-problems.ts';
import { Select } from '../../../ui/select.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { isoDay } from '../../../ui/typed-date.ts';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';
import { useOpenEnquiries } from '../enquiries/use-open-enquiries.ts';
import { ConsideredFields, consideredOf, consideredProblems, nothingConsidered } from './considered-fields.tsx';

const texts = catalogue.decisionDialogs;

const decidedRules = { kind: 'moment', towards: 'past' } as const;
const reviewRules = { kind: 'day', towards: 'future' } as const;

/** `fast`: three fields, and the rest within a day. */
export function AddDecision(props: {
  investigationId: number;
  supersedes: number | null;
  fast: boolean;
  onClose: () => void;
}) {
  const { investigationId: id, supersedes, fast, onClose } = props;
  const read = useReadDate();
  const { options: enquiries } = useOpenEnquiries(id, null);
  const form = useForm({
    initial: {
      ...nothingConsidered,
      ...{ title: '', text: '', reason: '', decidedAt: '', reviewOn: '', enquiryId: '0', countersign: false },
    },
    draft: fast
      ? `fast-decision:${id}`
      : supersedes === null
        ? `add-decision:${id}`
        : `supersede-decision:${id}:${supersedes}`,
    check: (typed) => ({
      title: missing(typed.title, texts.sayInALine),
      reason: reasonMissing(typed.reason),
      decidedAt: dateProblem(typed.decidedAt, read(typed.decidedAt, decidedRules), null),
      reviewOn: dateProblem(typed.reviewOn, read(typed.reviewOn, reviewRules), null),
      ...(fast ? {} : consideredProblems(typed)),
    }),
    send: (typed) => {
      const reviewOn = dateIn(read(typed.reviewOn, reviewRules));
      return submit(
        'investigations.addDecision',
        {
          id,
          title: typed.title.trim(),
          text: typed.text.trim(),
          reason: typed.reason.trim(),
          decidedAt: dateIn(read(typed.decidedAt, decidedRules))?.from ?? null,
          supersedes,
          ...(fast ? {} : { considered: consideredOf(typed) }),
          ...(typed.enquiryId === '0' ? {} : { enquiryId: Number(typed.enquiryId) }),
          ...(reviewOn === null ? {} : { reviewOn: isoDay(reviewOn) }),
          ...(typed.countersign ? { countersign: true } : {}),
        },
        ({ number }) => (fast ? texts.decisionRecordedCompleteIt(number) : texts.decisionRecorded(number)),
      );
    },
    onClose,
  });
  const what = fast
    ? texts.decisionInFastTime
    : supersedes === null
      ? texts.addADecision
      : texts.supersedeD(supersedes);
  return (
    <FormDialog title={what} submit={texts.recordDecision} size={fast ? 'small' : 'medium'} form={form}>
      <TextField label={texts.decision} {...form.field('title')} isRequired autoFocus maxLength={200} />
      <TextField label={texts.reason} {...form.field('reason')} isRequired maxLength={2000} />
      <DateField label={texts.decided} {...decidedRules} {...form.field('decidedAt')} />
      {fast ? (
        <p className="muted">{texts.leftEmptyItWas}</p>
      ) : (
        <>
          <TextArea label={texts.wording} {...form.field('text')} rows={2} maxLength={20_000} />
          <ConsideredFields form={form} />
          {enquiries.length > 1 ? (
            <Select label={texts.lineOfEnquiry} options={enquiries} {...form.field('enquiryId')} />
          ) : null}
          <DateField label={texts.reviewOn} {...reviewRules} {...form.field('reviewOn')} />
          <Checkbox
            isSelected={form.value.countersign}
            onChange={(countersign) => form.set({ countersign })}
            help={texts.anotherPersonOfThe}
          >
            {texts.askForACountersignature}
          </Checkbox>
        </>
      )}
    </FormDialog>
  );
}

interface OfCase {
  investigationId: number;
  decision: Pick<Decision, 'id' | 'number' | 'title'>;
  onClose: () => void;
}

export function CompleteDecision({ investigationId, decision, onClose }: OfCase) {
  const form = useForm({
    initial: nothingConsidered,
    draft: `complete-decision:${investigationId}:${decision.id}`,
    check: consideredProblems,
    send: (typed) =>
      submit(
        'investigations.completeDecision',
        { decisionId: decision.id, considered: consideredOf(typed) },
        texts.decisionIsComplete(decision.number),
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.completeD(decision.number)} submit={texts.complete} form={form}>
      <Banner title={decision.title}>{texts.theDecisionStaysAs}</Banner>
      <ConsideredFields form={form} />
    </FormDialog>
  );
}

export function ReviewDecision({ investigationId, decision, onClose }: OfCase) {
  const read = useReadDate();
  const form = useForm({
    initial: { text: '', nextOn: '' },
    draft: `review-decision:${investigationId}:${decision.id}`,
    check: ({ text, nextOn }) => ({
      text: text.trim().length < 3 && texts.sayWhetherItStands,
      nextOn: dateProblem(nextOn, read(nextOn, reviewRules), null),
    }),
    refused: () => ({ nextOn: texts.theNextReviewIs }),
    send: ({ text, nextOn }) => {
      const next = dateIn(read(nextOn, reviewRules));
      return submit(
        'investigations.reviewDecision',
        { decisionId: decision.id, text: text.trim(), nextOn: next === null ? null : isoDay(next) },
        texts.reviewed,
      );
    },
    onClose,
  });
  return (
    <FormDialog title={texts.reviewD(decision.number)} size="small" submit={texts.recordTheReview} form={form}>
      <p>{decision.title}</p>
      <TextArea
        label={texts.whatTheReviewFound}
        help={texts.ifTheDecisionNo}
        {...form.field('text')}
        isRequired
        autoFocus
        rows={3}
        maxLength={2000}
      />
      <DateField label={texts.nextReview} {...reviewRules} {...form.field('nextOn')} />
    </FormDialog>
  );
}
