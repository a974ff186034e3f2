/** A rule as it is typed into its form, and back. Pure: what is read out of a form that nobody touched is the rule that went in. */
import type { SignOffFact } from '../../../preload/contract/closing-words.ts';
import { RuleContent, type RuleName, type RuleOf } from '../../../preload/contract/rule-shapes.ts';
import { catalogue } from './catalogue.ts';
import { fieldsOf, type ListField, type NumberField } from './rule-fields.ts';

const texts = catalogue.ruleTyped;

export interface Item {
  /** Empty where it is new. */
  key: string;
  short: string;
  long: string;
}

export interface TypedRule {
  numbers: Record<string, string>;
  ticks: Record<string, boolean>;
  lists: Record<string, Item[]>;
}

/** Sentences of the sign-off rule for whoever is asked, where the version before has none. */
const says: Readonly<Record<SignOffFact, string>> = {
  immediate_risk: texts.immediateRiskWasMarked,
  child: texts.aChildMayBe,
  repeat: texts.theSameWasReported,
  named_target: texts.aTargetMayBe,
  reliable_source: texts.theSourceIsGraded,
};
const facts = Object.keys(says) as SignOffFact[];

const groupsOf = (name: RuleName) => fieldsOf[name];
export const numbersOf = (name: RuleName): readonly NumberField[] => groupsOf(name).flatMap((one) => one.numbers ?? []);

const plain = (name: string, key: string, long = ''): Item => ({ key, short: name, long });

function ticksIn(content: RuleContent): Record<string, boolean> {
  if (content.name === 'sign_off') {
    const { closing, reason } = content.rule;
    const needs = (fact: SignOffFact, need: 'supervisor' | 'rcap') =>
      closing.some((one) => one.fact === fact && one.needs.includes(need));
    return Object.fromEntries([
      ...facts.map((fact) => [`supervisor.${fact}`, needs(fact, 'supervisor')] as const),
      ...facts.map((fact) => [`rcap.${fact}`, needs(fact, 'rcap')] as const),
      ...(['trace', 'lead', 'referred'] as const).map((one) => [`reason.${one}`, reason.includes(one)] as const),
    ]);
  }
  if (content.name === 'document') return { readImages: content.rule.readImages };
  if (content.name !== 'late_stage') return {};
  const { all, any, countersigned } = content.rule;
  const signs = ['intent', 'target', 'capability', 'rehearsal'] as const;
  return Object.fromEntries([
    ...signs.map((sign) => [`all.${sign}`, all.includes(sign)] as const),
    ...signs.map((sign) => [`any.${sign}`, any.includes(sign)] as const),
    ['countersigned', countersigned] as const,
  ]);
}

function listsIn(content: RuleContent): Record<string, Item[]> {
  switch (content.name) {
    case 'question_set':
      return Object.fromEntries(
        Object.entries(content.rule).map(([kind, set]) => [
          kind,
          set.map(({ key, label, ask }) => plain(label, key, ask)),
        ]),
      );
    case 'subject_matter':
      return { words: content.rule.words.map(({ word, label }) => plain(label, word)) };
    case 'bank_holiday':
      return { days: content.rule.days.map(({ day, name }) => plain(day, day, name)) };
    case 'dissemination':
      return { bases: content.rule.bases.map(({ code, wording }) => plain(wording, code)) };
    default:
      return {};
  }
}

const written = (n: number) => String(n);

function numbersIn(content: RuleContent): Record<string, string> {
  if (content.name === 'trend') return { alpha: written(Number((content.rule.alpha * 100).toFixed(6))) };
  if (content.name === 'sign_off')
    return { atLeast: written(content.rule.closing.find(({ fact }) => fact === 'repeat')?.atLeast ?? 1) };
  return Object.fromEntries(
    numbersOf(content.name).map(({ path }) => {
      const found = path
        .split('.')
        .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], content.rule);
      return [path, typeof found === 'number' ? written(found) : ''];
    }),
  );
}

export const typedOf = (content: RuleContent): TypedRule => ({
  numbers: numbersIn(content),
  ticks: ticksIn(content),
  lists: listsIn(content),
});

/** What is wrong with a number as typed; null where nothing is. */
export function numberProblem({ least, most, whole }: NumberField, typed: string): string | null {
  const text = typed.trim();
  const n = Number(text);
  const good = whole ? /^\d+$/.test(text) : /^\d+(\.\d+)?$/.test(text);
  if (good && n >= least && n <= most) return null;
  return texts.fromTo(whole ? texts.aWholeNumber : texts.aNumber, least, most);
}

export function itemProblem({ short, long }: ListField, item: Item): string | null {
  if (item.short.trim() === '' || item.short.trim().length > short.most)
    return texts.n1ToCharacters(short.label, short.most);
  if (long !== null && (item.long.trim().length < 3 || item.long.trim().length > long.most))
    return texts.n3ToCharacters(long.label, long.most);
  return null;
}

/** Numbers set into the shape of the rule before. */
function withNumbers<T extends object>(name: RuleName, rule: T, typed: TypedRule): T {
  const copy = structuredClone(rule);
  for (const { path } of numbersOf(name)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const holder = keys.reduce<Record<string, unknown>>(
      (part, key) => part[key] as Record<string, unknown>,
      copy as Record<string, unknown>,
    );
    holder[last] = Number(typed.numbers[path]);
  }
  return copy;
}

function signOffFrom(before: RuleOf<'sign_off'>, { ticks, numbers }: TypedRule): RuleOf<'sign_off'> {
  // Facts and outcomes stay in the order of the version before, so that what was not changed stays as it is.
  const order = [...new Set([...before.closing.map(({ fact }) => fact), ...facts])];
  const closing = order.flatMap((fact) => {
    const needs = (['supervisor', 'rcap'] as const).filter((need) => ticks[`${need}.${fact}`] === true);
    const known = before.closing.find((one) => one.fact === fact);
    const n = Number(numbers.atLeast);
    const atLeast = fact === 'repeat' && (known?.atLeast !== undefined || n !== 1) ? { atLeast: n } : {};
    return needs.length === 0 ? [] : [{ fact, needs, ...atLeast, says: known?.says ?? says[fact] }];
  });
  const outcomes = [...new Set([...before.reason, ...(['trace', 'lead', 'referred'] as const)])];
  return { reason: outcomes.filter((one) => one === 'nfa' || ticks[`reason.${one}`] === true), closing };
}

function lateStageFrom({ ticks }: TypedRule): RuleOf<'late_stage'> {
  const signs = ['intent', 'target', 'capability', 'rehearsal'] as const;
  return {
    all: signs.filter((sign) => ticks[`all.${sign}`] === true),
    any: signs.filter((sign) => ticks[`any.${sign}`] === true),
    countersigned: ticks.countersigned === true,
  };
}

/** A key that no other has, out of the words. */
function slug(words: string, joint: '_' | '-', taken: ReadonlySet<string>): string {
  const plainWords =
    words
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, joint)
      .replace(/^[^a-z]+|[_-]+$/g, '')
      .slice(0, 30) || 'other';
  let key = plainWords;
  for (let n = 2; taken.has(key); n++) key = `${plainWords}${joint}${n}`;
  return key;
}

function keyed(items: readonly Item[], joint: '_' | '-'): Item[] {
  const taken = new Set(items.map(({ key }) => key));
  return items.map((item) => {
    if (item.key !== '') return item;
    const key = slug(item.short, joint, taken);
    taken.add(key);
    return { ...item, key };
  });
}

/** `version`: that of the new rule, by which keys of new questions are told from earlier ones. */
function questionsFrom(version: number, { lists }: TypedRule): unknown {
  let n = 0;
  return Object.fromEntries(
    Object.entries(lists).map(([kind, items]) => [
      kind,
      items.map(({ key, short, long }) => ({
        key: key === '' ? `v${version}n${n++}` : key,
        label: short.trim(),
        ask: long.trim(),
      })),
    ]),
  );
}

/** In order of the days; the years reach as far as the days do. */
function bankHolidaysFrom({ from, through }: RuleOf<'bank_holiday'>, { lists }: TypedRule): RuleOf<'bank_holiday'> {
  const days = (lists.days ?? [])
    .map(({ short, long }) => ({ day: short.trim(), name: long.trim() }))
    .sort((one, other) => one.day.localeCompare(other.day));
  const [first, last] = [days[0]?.day ?? from, days.at(-1)?.day ?? through];
  return {
    from: first < from ? `${first.slice(0, 4)}-01-01` : from,
    through: last > through ? `${last.slice(0, 4)}-12-31` : through,
    days,
  };
}

function ruleFrom(before: RuleContent, version: number, typed: TypedRule): unknown {
  switch (before.name) {
    case 'sign_off':
      return signOffFrom(before.rule, typed);
    case 'late_stage':
      return lateStageFrom(typed);
    case 'question_set':
      return questionsFrom(version, typed);
    case 'bank_holiday':
      return bankHolidaysFrom(before.rule, typed);
    case 'trend':
      return { alpha: Number((Number(typed.numbers.alpha) / 100).toFixed(8)) };
    case 'subject_matter':
      return {
        words: keyed(typed.lists.words ?? [], '_').map(({ key, short }) => ({ word: key, label: short.trim() })),
      };
    case 'dissemination': {
      const bases = keyed(typed.lists.bases ?? [], '-').map(({ key, short }) => ({ code: key, wording: short.trim() }));
      return { ...withNumbers(before.name, before.rule, typed), bases };
    }
    case 'document':
      return { ...withNumbers(before.name, before.rule, typed), readImages: typed.ticks.readImages === true };
    default:
      return withNumbers(before.name, before.rule, typed);
  }
}

/** The rule that was typed, or null where something is missing or not within its bounds. */
export function contentFrom(before: RuleContent, version: number, typed: TypedRule): RuleContent | null {
  if (numbersOf(before.name).some((one) => numberProblem(one, typed.numbers[one.path] ?? '') !== null)) return null;
  const read = RuleContent.safeParse({ name: before.name, rule: ruleFrom(before, version, typed) });
  return read.success ? read.data : null;
}
