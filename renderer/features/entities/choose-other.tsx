import { useEffect, useState } from 'react';
import type { EntityRecordKind } from '../../../preload/contract/entity-words.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.chooseOther;

/** After the last key, in milliseconds. */
const PAUSE_MS = 250;

/** The other end of what is said: an entity, or a subject of the case. */
export interface Other {
  kind: EntityRecordKind;
  title: string;
  otherEntityId: number | null;
  subjectId: number | null;
}

/** `entity:12`, `subject:3`. */
export type OtherKey = string;
const idIn = (key: OtherKey | null, what: string) =>
  key?.startsWith(`${what}:`) === true ? Number(key.slice(what.length + 1)) : null;
export const otherEnd = (key: OtherKey | null) => ({
  otherEntityId: idIn(key, 'entity'),
  subjectId: idIn(key, 'subject'),
});

/** One of what is found for the words, or of the subjects of the case. `only`: of this kind alone. */
export function ChooseOther(props: {
  entityId: number;
  investigationId: number;
  only: EntityRecordKind | null;
  value: OtherKey | null;
  onChange: (key: OtherKey, kind: EntityRecordKind) => void;
  error: string | null;
}) {
  const { entityId, investigationId, only, value, onChange, error } = props;
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const topics = ['entity', 'investigation'];
  const found = useQuery(
    'entities.list',
    { investigationId: null, kind: only, text, after: null, limit: 30 },
    { topics },
  );
  const home = useQuery('investigations.get', { id: investigationId }, { topics });
  const words = text.toLowerCase();
  const people = only === null || only === 'person' ? (home.value?.people ?? []) : [];
  const options = [
    ...(found.value?.entities ?? [])
      .filter(({ id, withdrawnAt }) => id !== entityId && withdrawnAt === null)
      .map((row) => ({
        value: `entity:${row.id}`,
        kind: row.kind,
        label: row.title,
        detail: texts.op(label(row.kind), row.operation),
      })),
    ...people
      .filter(({ name, aliases }) => [name, ...aliases].some((one) => one.toLowerCase().includes(words)))
      .map(({ id, name, role }) => ({
        value: `subject:${id}`,
        kind: 'person' as const,
        label: name,
        detail: texts.subjectOfOp(home.value?.operation ?? '', label(role).toLowerCase()),
      })),
  ];
  return (
    <>
      <TextField
        label={texts.lookFor}
        help={texts.namePhonePlateAs}
        value={typed}
        onChange={setTyped}
        autoFocus
        maxLength={200}
      />
      <Select
        label={texts.whoOrWhat}
        isRequired
        placeholder={options.length === 0 ? texts.noneFound : texts.choose}
        options={options}
        value={value}
        onChange={(key) => onChange(key, options.find((one) => one.value === key)?.kind ?? 'person')}
        error={error}
      />
    </>
  );
}
