import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ListEditor } from './list-editor.tsx';
import type { FieldGroup } from './rule-fields.ts';
import { numberProblem, type TypedRule } from './rule-typed.ts';
import './rules.css';

/** The fields of a rule, group by group. `checked`: somebody tried to send it, so that what is wrong is shown. */
export function RuleFields(props: {
  groups: readonly FieldGroup[];
  value: TypedRule;
  checked: boolean;
  onChange: (value: TypedRule) => void;
}) {
  const { groups, value, checked, onChange } = props;
  const setNumber = (path: string, typed: string) =>
    onChange({ ...value, numbers: { ...value.numbers, [path]: typed } });
  const setTick = (path: string, on: boolean) => onChange({ ...value, ticks: { ...value.ticks, [path]: on } });
  return groups.map(({ title, help, numbers = [], ticks = [], list }, at) => (
    <fieldset key={title ?? `group ${at}`} className="rule-group">
      {title === null ? null : <legend className="field__label">{title}</legend>}
      {help === undefined ? null : <p className="field__help">{help}</p>}
      {numbers.length === 0 ? null : (
        <div className="rule-group__numbers">
          {numbers.map((field) => (
            <TextField
              key={field.path}
              label={field.label}
              help={field.unit}
              inputMode={field.whole ? 'numeric' : 'decimal'}
              value={value.numbers[field.path] ?? ''}
              onChange={(typed) => setNumber(field.path, typed)}
              error={checked ? numberProblem(field, value.numbers[field.path] ?? '') : null}
              isRequired
            />
          ))}
        </div>
      )}
      {ticks.length === 0 ? null : (
        <div className="checks">
          {ticks.map(({ path, label }) => (
            <Checkbox key={path} isSelected={value.ticks[path] === true} onChange={(on) => setTick(path, on)}>
              {label}
            </Checkbox>
          ))}
        </div>
      )}
      {list === undefined ? null : (
        <ListEditor
          list={list}
          items={value.lists[list.path] ?? []}
          checked={checked}
          onChange={(items) => onChange({ ...value, lists: { ...value.lists, [list.path]: items } })}
        />
      )}
    </fieldset>
  ));
}
