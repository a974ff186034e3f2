import { useState } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import type { HandlingCode, IntelligenceGrade, SourceGrade } from '../../../preload/contract/vocabulary.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import './grade-dialog.css';
import { howWords } from '../linking/same-origin.tsx';

export const sourceWords: Record<SourceGrade, string> = { '1': 'Reliable', '2': 'Untested', '3': 'Not reliable' };
export const intelligenceWords: Record<IntelligenceGrade, string> = {
  A: 'Known directly to the source',
  B: 'Known indirectly but corroborated',
  C: 'Known indirectly',
  D: 'Not known',
  E: 'Suspected to be false',
};
export const handlingWords: Record<HandlingCode, string> = {
  P: 'Lawful sharing permitted',
  C: 'Lawful sharing permitted with conditions',
};

const options = <K extends string>(words: Record<K, string>) =>
  (Object.entries(words) as [K, string][]).map(([value, text]) => ({ value, label: `${value}  ${text}` }));

type Given = Omit<Input<'triage.grade'>, 'id'>;

/** 3x5x2: how reliable the source, how it is known, who may have it. */
export function GradeDialog(props: {
  contribution: Contribution;
  as: Given['as'];
  onClose: () => void;
  onGrade: (grade: Given) => Promise<boolean>;
}) {
  const { contribution, as } = props;
  const before = contribution.grades[as];
  // The proposed default of an untested, anonymous source; the officer sets it.
  const [source, setSource] = useState<SourceGrade>(before?.source ?? '2');
  const [intelligence, setIntelligence] = useState<IntelligenceGrade>(before?.intelligence ?? 'D');
  const [handling, setHandling] = useState<HandlingCode>(before?.handling ?? 'P');
  const [conditions, setConditions] = useState(before?.conditions ?? '');
  const [independent, setIndependent] = useState(false);
  const origin = useQuery(
    'linking.sameOrigin',
    { contributionId: contribution.id },
    { topics: [`contribution:${contribution.id}`], enabled: intelligence === 'B' },
  );
  const shared = intelligence === 'B' ? (origin.value?.found ?? []) : [];
  // Whether others come from a sealed source is not told here: somebody has to say that another origin bears this one out.
  const sealed = intelligence === 'B' && contribution.sealedSource;
  const unsure = shared.length > 0 || sealed;
  const missing =
    (handling === 'C' && conditions.trim() === '') ||
    (intelligence === 'B' && (origin.value === undefined || (unsure && !independent)));
  const save = async () => {
    const given: Given = {
      as,
      source,
      intelligence,
      handling,
      ...(handling === 'C' ? { conditions: conditions.trim() } : {}),
      ...(unsure ? { independent: true as const } : {}),
    };
    if (await props.onGrade(given)) props.onClose();
  };
  return (
    <FormDialog
      title={as === 'submitter' ? 'Submitter’s grade' : 'Evaluator’s grade'}
      submit={`Save grade ${source} ${intelligence} ${handling}`}
      isReady={!missing}
      onSubmit={save}
      onClose={props.onClose}
    >
      <RadioGroup label="Source" options={options(sourceWords)} value={source} onChange={setSource} />
      <RadioGroup
        label="Intelligence"
        help="B needs an independent source: the same original source twice is not corroboration."
        options={options(intelligenceWords)}
        value={intelligence}
        onChange={setIntelligence}
      />
      {unsure ? (
        <Banner tone="warning" title={shared.length > 0 ? 'Duplicates' : 'The source is sealed'}>
          {shared.length > 0
            ? `${shared
                .slice(0, 4)
                .map((one) => `${one.reference} (${one.how.map((how) => howWords[how].toLowerCase()).join(', ')})`)
                .join(
                  '; ',
                )}${shared.length > 4 ? ` and ${shared.length - 4} more` : ''}. They cannot corroborate each other.`
            : 'Other contributions may come from it; only those who may open both sources are told.'}
          <div className="grade__confirm">
            <Checkbox isSelected={independent} onChange={setIndependent}>
              An independent source corroborates it
            </Checkbox>
          </div>
        </Banner>
      ) : null}
      <RadioGroup label="Handling" options={options(handlingWords)} value={handling} onChange={setHandling} />
      {handling === 'C' ? (
        <TextArea
          label="Conditions"
          help="They travel with the content and are printed with it."
          isRequired
          value={conditions}
          onChange={setConditions}
          rows={3}
          maxLength={2000}
        />
      ) : null}
    </FormDialog>
  );
}
