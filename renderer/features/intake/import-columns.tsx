import { type ColumnField, type ColumnMapping, JoinedField } from '../../../preload/contract/mapping.ts';
import { Channel, ContributionKind, label } from '../../../preload/contract/vocabulary.ts';
import { Select } from '../../ui/select.tsx';
import { Evidence } from './import-layout.tsx';
import type { Preview } from './import-preview.ts';
import './import.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.importColumns;

const NONE = '\u0000none';
const columnFields: readonly (readonly [ColumnField, string])[] = [
  ['text', texts.whatWasSaid],
  ['receivedAt', texts.received],
  ['receivedTime', texts.timeOfDayIf],
  ['channel', texts.channel],
  ['kind', texts.kind],
  ['reference', texts.sendersReference],
  ['area', texts.area],
  ['where', texts.whereExactly],
  ['person', texts.nameOfTheSource],
  ['contact', texts.howToReachThe],
  ['marking', texts.marking],
];
const dateOrders = [
  { value: 'day-first', label: texts.dayFirst3112 },
  { value: 'month-first', label: texts.monthFirst1231 },
  { value: 'iso', label: texts.yearFirstOnly2026 },
] as const;

type Choose = (mapping: ColumnMapping) => void;

/** The column of a field, and behind it those that are joined to it. */
function FieldColumns(props: {
  field: ColumnField;
  words: string;
  error: string | null;
  preview: Preview;
  onMapping: Choose;
}) {
  const { field, words, error, preview, onMapping } = props;
  const { mapping, columns } = preview;
  const named = columns.map((column) => ({ value: column, label: column }));
  const own = mapping[field] ?? null;
  const joined = JoinedField.safeParse(field);
  const further = joined.success ? (mapping.also?.[joined.data] ?? []) : [];
  const choose = (chosen: string) => onMapping({ ...mapping, [field]: chosen === NONE ? null : chosen });
  const join = (at: number, chosen: string) => {
    const kept = further.toSpliced(at, 1, ...(chosen === NONE ? [] : [chosen]));
    onMapping({ ...mapping, also: { ...mapping.also, [field]: kept } });
  };
  return (
    <div className="import__field">
      <Select
        label={words}
        options={[{ value: NONE, label: texts.notInThisFile }, ...named]}
        value={own ?? NONE}
        error={error}
        onChange={choose}
      />
      {joined.success && own !== null && columns.length > 1
        ? [...further, NONE]
            .slice(0, 4)
            .map((column, at) => (
              <Select
                key={column}
                label={texts.followedBy(words)}
                hideLabel
                options={[{ value: NONE, label: texts.noFurtherColumn }, ...named]}
                value={column}
                onChange={(chosen) => join(at, chosen)}
              />
            ))
        : null}
    </div>
  );
}

/** What the columns mean, one choice for each field. `asked`: somebody wanted to begin without a column for the text. */
export function ImportColumns({ preview, asked, onMapping }: { preview: Preview; asked: boolean; onMapping: Choose }) {
  const noText = asked && preview.mapping.text === null ? texts.chooseTheColumnWith : null;
  const { mapping } = preview;
  return (
    <div className="import__grid">
      {columnFields.map(([field, words]) => (
        <FieldColumns
          key={field}
          field={field}
          words={words}
          error={field === 'text' ? noText : null}
          preview={preview}
          onMapping={onMapping}
        />
      ))}
      <div>
        <Select
          label={texts.dateFormat}
          options={dateOrders}
          value={mapping.dateOrder}
          onChange={(dateOrder) => onMapping({ ...mapping, dateOrder })}
        />
        <Evidence of={preview.decisions.find(({ of }) => of === 'dateOrder')} />
      </div>
      <Select
        label={texts.timesWithoutAZone}
        options={[{ value: mapping.timeZone, label: texts.timeInTheUnited }]}
        value={mapping.timeZone}
        onChange={(timeZone) => onMapping({ ...mapping, timeZone })}
      />
      <Select
        label={texts.channelOfRowsWithout}
        options={Channel.options.map((value) => ({ value, label: label(value) }))}
        value={mapping.defaultChannel}
        onChange={(defaultChannel) => onMapping({ ...mapping, defaultChannel })}
      />
      <Select
        label={texts.kindOfRowsWithout}
        options={ContributionKind.options.map((value) => ({ value, label: label(value) }))}
        value={mapping.defaultKind}
        onChange={(defaultKind) => onMapping({ ...mapping, defaultKind })}
      />
    </div>
  );
}
