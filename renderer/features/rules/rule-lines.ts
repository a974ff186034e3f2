/** What a version of a rule says, line by line, and what one version says otherwise than another. */
import type { RuleContent } from '../../../preload/contract/rule-shapes.ts';
import { catalogue } from './catalogue.ts';
import { fieldsOf } from './rule-fields.ts';
import { typedOf } from './rule-typed.ts';

const texts = catalogue.ruleLines;

export interface RuleLine {
  id: string;
  label: string;
  value: string;
}

export interface Difference {
  id: string;
  label: string;
  before: string | null;
  after: string | null;
}

/** A unit is written in the plural, which is its first word or its second: `days`, `earlier reports`, `closures in a hundred`. */
const singular = (unit: string): string =>
  unit.replace(/\bmatches\b/, 'match').replace(/\b(hour|day|month|report|closure)s\b/, '$1');

const withUnit = (n: string | undefined, unit: string): string => `${n ?? ''} ${n === '1' ? singular(unit) : unit}`;

export function linesOf(content: RuleContent): RuleLine[] {
  const typed = typedOf(content);
  return fieldsOf[content.name].flatMap(({ title, numbers = [], ticks = [], list }) => {
    const under = (name: string) => (title === null ? name : `${title}: ${name}`);
    return [
      ...numbers.map(({ path, label, unit }) => ({
        id: path,
        label: under(label),
        value: withUnit(typed.numbers[path], unit),
      })),
      ...ticks.map(({ path, label }) => ({
        id: path,
        label: under(label),
        value: typed.ticks[path] === true ? texts.yes : texts.no,
      })),
      ...(list === undefined
        ? []
        : (typed.lists[list.path] ?? []).map(({ key, short, long }, at) => ({
            id: `${list.path}.${key}`,
            label: under(list.byName === true ? short : `${list.one} ${at + 1}`),
            value: list.byName === true ? long : long === '' ? short : `${short}: ${long}`,
          }))),
    ];
  });
}

/** In the order of the later version, what was withdrawn last. A question that only moved is one whose number differs. */
export function differences(before: RuleContent, after: RuleContent): Difference[] {
  const old = new Map(linesOf(before).map((line) => [line.id, line]));
  const fresh = linesOf(after);
  const kept = new Set(fresh.map(({ id }) => id));
  return [
    ...fresh.flatMap(({ id, label, value }): Difference[] => {
      const was = old.get(id);
      if (was === undefined) return [{ id, label, before: null, after: value }];
      if (was.value !== value) return [{ id, label, before: was.value, after: value }];
      return was.label === label ? [] : [{ id, label: value, before: was.label, after: label }];
    }),
    ...[...old.values()]
      .filter(({ id }) => !kept.has(id))
      .map(({ id, label, value }) => ({ id, label, before: value, after: null })),
  ];
}
