import type { Result } from '../../../preload/contract/errors.ts';
import type { Input } from '../../../preload/contract/index.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import type { HandlingCode, IntelligenceGrade, SourceGrade } from '../../../preload/contract/vocabulary.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { type Form, useForm } from '../../ui/use-form.ts';
import './grade-dialog.css';
import { handlingWords, intelligenceWords, sourceWords } from '../../../preload/contract/grade-words.ts';
import { howWords } from '../linking/same-origin.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.gradeDialog;

const options = <K extends string>(words: Record<K, string>) =>
  (Object.entries(words) as [K, string][]).map(([value, text]) => ({ value, label: `${value}  ${text}` }));

type Given = Omit<Input<'triage.grade'>, 'id'>;

interface Typed {
  source: SourceGrade;
  intelligence: IntelligenceGrade;
  handling: HandlingCode;
  conditions: string;
  /** Somebody says that another origin bears it out. */
  independent: boolean;
}

/** 3x5x2: how reliable the source, how it is known, who may have it. */
export function GradeDialog(props: {
  contribution: Contribution;
  as: Given['as'];
  onClose: () => void;
  onGrade: (grade: Given) => Promise<Result<unknown>>;
}) {
  const { contribution, as } = props;
  const before = contribution.grades[as];
  const form: Form<Typed> = useForm<Typed>({
    // The proposed default of an untested, anonymous source; the officer sets it.
    initial: {
      source: before?.source ?? '2',
      intelligence: before?.intelligence ?? 'D',
      handling: before?.handling ?? 'P',
      conditions: before?.conditions ?? '',
      independent: false,
    },
    draft: `grade-${as}:${contribution.id}`,
    check: (typed) => ({
      conditions: typed.handling === 'C' && missing(typed.conditions, texts.writeTheConditionsThat),
      intelligence: typed.intelligence === 'B' && origin.value === undefined && texts.whetherBCanBe,
      independent: unsure && !typed.independent && texts.tickThisIfIt,
    }),
    send: ({ source, intelligence, handling, conditions }) =>
      props.onGrade({
        as,
        source,
        intelligence,
        handling,
        ...(handling === 'C' ? { conditions: conditions.trim() } : {}),
        ...(unsure ? { independent: true as const } : {}),
      }),
    onClose: props.onClose,
  });
  const { source, intelligence, handling, independent } = form.value;
  const origin = useQuery(
    'linking.sameOrigin',
    { contributionId: contribution.id },
    { topics: [`contribution:${contribution.id}`], enabled: intelligence === 'B' },
  );
  const shared = intelligence === 'B' ? (origin.value?.found ?? []) : [];
  // Whether others come from a sealed source is not told here: somebody has to say that another origin bears this one out.
  const sealed = intelligence === 'B' && contribution.sealedSource;
  const unsure = shared.length > 0 || sealed;
  return (
    <FormDialog
      title={as === 'submitter' ? texts.submittersGrade : texts.evaluatorsGrade}
      submit={texts.saveGrade(source, intelligence, handling)}
      form={form}
    >
      <RadioGroup label={texts.source} options={options(sourceWords)} {...form.field('source')} />
      <RadioGroup
        label={texts.intelligence}
        help={texts.bNeedsAnIndependent}
        options={options(intelligenceWords)}
        {...form.field('intelligence')}
      />
      {unsure ? (
        <Banner tone="warning" title={shared.length > 0 ? texts.duplicates : texts.theSourceIsSealed}>
          {shared.length > 0
            ? texts.theyCannotCorroborateEach(
                shared
                  .slice(0, 4)
                  .map((one) => `${one.reference} (${one.how.map((how) => howWords[how].toLowerCase()).join(', ')})`)
                  .join('; '),
                shared.length > 4 ? texts.andMore(shared.length - 4) : '',
              )
            : texts.otherContributionsMayCome}
          <div className="grade__confirm">
            <Checkbox
              isSelected={independent}
              onChange={form.field('independent').onChange}
              error={form.error('independent')}
            >
              {texts.anIndependentSourceCorroborates}
            </Checkbox>
          </div>
        </Banner>
      ) : null}
      <RadioGroup label={texts.handling} options={options(handlingWords)} {...form.field('handling')} />
      {handling === 'C' ? (
        <TextArea
          label={texts.conditions}
          help={texts.theyTravelWithThe}
          isRequired
          {...form.field('conditions')}
          rows={3}
          maxLength={2000}
        />
      ) : null}
    </FormDialog>
  );
}
