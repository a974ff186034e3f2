import { ReviewOutcome } from '../../../preload/contract/closing-words.ts';
import { failure } from '../../../preload/contract/errors.ts';
import type { BlindContribution } from '../../../preload/contract/reviews.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { answerOf } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { GradeBadge, MarkingBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { FormFields } from '../../ui/form.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section, SectionColumns } from '../../ui/section.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { MarkedText, withReasons } from '../contributions/marked-text.tsx';
import { HomoglyphWarning } from '../linking/homoglyph-warning.tsx';
import { Suggestion } from '../linking/suggestions.tsx';
import { catalogue } from './catalogue.ts';
import { type Given, outcomeWords } from './outcome-words.ts';

const texts = catalogue.blindReview;

interface Props {
  id: number;
  onGiven: (given: Given) => void;
  onBack: () => void;
}

/** One closure as it came in, and the reviewer's own outcome. What was decided is not shown, nor by whom or why. */
export function BlindReview({ id, onGiven, onBack }: Props) {
  const read = useQuery('reviews.get', { id }, { topics: ['review'] });
  return (
    <View
      title={texts.secondReview}
      facts={texts.whatWasDecidedIs}
      actions={<Button onPress={onBack}>{texts.backToTheList}</Button>}
      padded
    >
      <QueryView query={read} rows={10}>
        {(contribution) => (
          <SectionColumns>
            <Report contribution={contribution} />
            <OwnOutcome id={id} onGiven={onGiven} />
          </SectionColumns>
        )}
      </QueryView>
    </View>
  );
}

function Report({ contribution }: { contribution: BlindContribution }) {
  const {
    kind,
    channel,
    receivedAt,
    text,
    area,
    place,
    immediateRisk,
    anonymous,
    contactable,
    marking,
    caveats,
    grade,
  } = contribution;
  return (
    <Section
      title={label(kind)}
      facts={
        <>
          <MarkingBadge marking={marking} caveats={caveats} />
          {grade === null ? null : (
            <GradeBadge
              grade={`${grade.source} ${grade.intelligence} ${grade.handling}`}
              meaning={texts.asWhoeverTookIt}
            />
          )}
        </>
      }
    >
      {immediateRisk ? (
        <Banner tone="warning" title={texts.immediateRisk}>
          {texts.markedWhenItWas}
        </Banner>
      ) : null}
      <HomoglyphWarning found={contribution.homoglyphs} />
      <MarkedText text={text} found={withReasons(contribution.identifiers, contribution.suggestions)} />
      <DescriptionList
        facts={[
          { term: texts.channel, value: label(channel) },
          { term: texts.received, value: <Time at={receivedAt} /> },
          { term: texts.area, value: area },
          { term: texts.where, value: place },
          { term: texts.source, value: anonymous ? texts.anonymous : texts.notAnonymous },
          { term: texts.canBeContacted, value: contactable ? texts.yes : texts.no },
        ]}
      />
      {contribution.suggestions.length === 0 ? (
        <p className="muted">{texts.noMatchesInCases}</p>
      ) : (
        contribution.suggestions.map((one, at) => (
          <Suggestion
            key={one.investigationId}
            suggestion={{ ...one, decision: null, newEvidence: false }}
            number={at + 1}
            current={false}
          />
        ))
      )}
    </Section>
  );
}

const options = ReviewOutcome.options.map((value) => ({ value, label: outcomeWords[value] }));

function OwnOutcome({ id, onGiven }: { id: number; onGiven: Props['onGiven'] }) {
  const form = useForm<{ outcome: ReviewOutcome | null; reason: string }>({
    initial: { outcome: null, reason: '' },
    draft: `review:${id}`,
    check: ({ outcome, reason }) => ({
      outcome: outcome === null && texts.sayWhatYouWould,
      reason: reasonMissing(reason),
    }),
    send: async ({ outcome, reason }) => {
      if (outcome === null) return { ok: false, error: failure('INPUT_INVALID', 'outcome') };
      const given = await answerOf('reviews.give', { id, outcome, reason: reason.trim() });
      if (given.ok) onGiven(given.value);
      return given;
    },
    onClose: () => undefined,
  });
  const { value, onChange, error } = form.field('outcome');
  return (
    <Section title={texts.whatWouldYouHave}>
      <FormFields form={form}>
        <RadioGroup
          label={texts.outcome}
          isRequired
          options={options}
          value={value}
          onChange={onChange}
          error={error}
        />
        <TextArea
          label={texts.why}
          help={texts.thoseWhoClosedIt}
          {...form.field('reason')}
          isRequired
          rows={4}
          maxLength={1000}
        />
        <div>
          <Button type="submit" tone="primary">
            {texts.giveReview}
          </Button>
        </div>
      </FormFields>
    </Section>
  );
}
