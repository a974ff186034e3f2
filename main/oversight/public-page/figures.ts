/** The figures of a page for the public, with small numbers left out. Only this form is ever kept or shown. */
import type { PublicFigures } from '../../../preload/contract/public-page.ts';
import { ruleInForce } from '../../plots/rule-in-force.ts';
import { addDays, startOfUkDay } from '../../store/uk-day.ts';
import type { Context } from '../../store/use-case.ts';
import { expected } from '../expected.ts';
import { type Counted, countAll } from './count.ts';
import { type Hidden, isHidden, nothingHidden } from './counted-table.ts';
import { smallNumbers } from './small-numbers.ts';
import { type SmallNumbers, suppress } from './suppress.ts';

type Shown = PublicFigures['tables'][number];

/** What an earlier edition left out of the same table. */
function leftOutBefore({ name, table }: Counted, before: PublicFigures | null): Hidden {
  const shown = before?.tables.find((one) => one.name === name);
  if (shown === undefined) return nothingHidden(table);
  return table.cells.map((line, row) => line.map((_, column) => shown.cells[row]?.[column] === null));
}

function shownOf(counted: Counted, rule: SmallNumbers, before: PublicFigures | null): Shown {
  const { name, title, note, table } = counted;
  const hidden = suppress(table, rule, leftOutBefore(counted, before));
  return {
    name,
    title,
    note,
    rows: [...table.rows],
    columns: [...table.columns],
    cells: table.cells.map((line, row) =>
      line.map((value, column) => (isHidden(hidden, { row, column }) ? null : value)),
    ),
  };
}

/** The total of a row, or of all where it is `null`; `null` where it is left out. */
function totalOf(tables: readonly Shown[], name: Shown['name'], row: string | null): number | null {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) return null;
  const line = table.cells[row === null ? table.rows.length : table.rows.indexOf(row)];
  return line?.[table.columns.length] ?? null;
}

/** The total of each kind of contribution. */
const kindsOf = (tables: readonly Shown[]): (number | null)[] => {
  const given = tables.find(({ name }) => name === 'contributions');
  return given === undefined ? [] : given.rows.map((row) => totalOf(tables, 'contributions', row));
};

const tenths = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
const dayLength = 86_400_000;

export const daysOf = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayLength) + 1;

/** `before`: the edition that this one corrects; what it left out stays out. */
export async function publicFigures(
  context: Pick<Context, 'db' | 'now'>,
  { from, to }: { from: string; to: string },
  before: PublicFigures | null,
): Promise<PublicFigures> {
  const { version, wording, rule } = await smallNumbers(context, to);
  const inForce = await ruleInForce(context, to);
  const days = daysOf(from, to);
  const period = { from, to, start: startOfUkDay(from), end: startOfUkDay(addDays(to, 1)) };
  const tables = (await countAll(context, period, inForce)).map((one) => shownOf(one, rule, before));
  const [all, hotline, arrests] = [
    totalOf(tables, 'contributions', null),
    totalOf(tables, 'contributions', 'Hotline calls'),
    totalOf(tables, 'arrests', null),
  ];
  const { version: saidVersion, ...said } = expected;
  return {
    asOf: context.now,
    from,
    to,
    days,
    rule: { version, wording },
    lateStageRule: { version: inForce.version, wording: inForce.wording },
    published: { version: saidVersion, ...said },
    perDay: {
      contributions: tenths(all === null ? null : all / days),
      hotline: tenths(hotline === null ? null : hotline / days),
      kinds: kindsOf(tables).map((total) => tenths(total === null ? null : total / days)),
    },
    arrestsPerYear: tenths(arrests === null ? null : (arrests / days) * 365),
    tables,
  };
}
