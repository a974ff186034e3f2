/** The views of need to know on one connection, made from store/policy.ts; a temporary table on it says who the viewer is. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { type HangsOn, type Opened, type Policy, policies, type Readers, type Rule, type Viewer } from '../policy.ts';
import { statement } from './statement-cache.ts';

/** `exists` looks one row up; `in` would gather every id first. `r`: the row, by its name in the view. */
const seen = (r: string, { column, on, optional, noneIs, owner, hidden }: HangsOn): string => {
  const own = owner === undefined ? '' : ` and p."${owner}" = (select accountId from viewer)`;
  const condition = `${hidden === true ? 'not ' : ''}exists (select 1 from "${on}" p where p.id = ${r}."${column}"${own})`;
  if (noneIs !== undefined) return `(${r}."${column}" = ${noneIs} or ${condition})`;
  return optional === true ? `(${r}."${column}" is null or ${condition})` : condition;
};

const literal = (value: string | number) =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
const holds = (r: string, [column, value]: [string, string | number | null]) =>
  value === null ? `${r}."${column}" is null` : `${r}."${column}" = ${literal(value)}`;

function conditionOf(r: string, rule: Rule): string {
  if (rule === 'anyone') return 'true';
  if (rule === 'signed-in') return 'exists (select 1 from viewer)';
  if (rule === 'unrestricted') return '(select unrestricted from viewer)';
  if ('marked' in rule)
    return `(select ${rule.marked} from viewer) and ${r}.markingRank <= (select clearance from viewer)
      and ${r}.compartmentId in (select id from viewer_compartment)${(rule.of ?? []).map((one) => ` and ${seen(r, one)}`).join('')}`;
  if ('either' in rule) return rule.either.map((one) => `(${conditionOf(r, one)})`).join(' or ');
  if ('of' in rule)
    return [
      ...(rule.cleared === undefined ? [] : [`${r}."${rule.cleared}" <= (select clearance from viewer)`]),
      ...rule.of.map((one) => seen(r, one)),
    ].join(' and ');
  if ('ownedBy' in rule) return `${r}."${rule.ownedBy}" = (select accountId from viewer)`;
  if ('opens' in rule) return `(select ${rule.opens} from viewer)`;
  if ('oneself' in rule)
    return `(select ${rule.or} from viewer) or ${r}."${rule.oneself}" = (select accountId from viewer)`;
  const member = `${r}."${rule.memberOf}" in (select id from viewer_compartment)`;
  return rule.or === undefined ? member : `${member} or (select ${rule.or} from viewer)`;
}

/** That the viewer is named, or that nobody is where that opens it. */
function namedIn(r: string, { list, of, key, owner, flag }: Readers): string {
  const me = '(select accountId from viewer)';
  return [
    ...(flag === undefined ? [] : [`${r}."${flag}" = 0`]),
    ...(owner === undefined ? [] : [`${r}."${owner}" = ${me}`]),
    `exists (select 1 from "${list}" n where n."${of}" = ${r}."${key}" and n.accountId = ${me})`,
    '(select unrestricted from viewer)',
  ].join(' or ');
}

/** The same with what break-glass opens: an alternative to compartment and readers alone, so that an index is still entered by the rest. */
function openedTo(r: string, rule: Rule, named: readonly string[], opened: keyof Opened): string {
  if (typeof rule === 'string' || !('marked' in rule))
    throw new Error('only what bears a marking is opened by break-glass');
  const inside = [`+${r}.compartmentId in (select id from viewer_compartment)`, ...named].join(' and ');
  return `(select ${rule.marked} from viewer) and ${r}.markingRank <= (select clearance from viewer)
      and ((${inside}) or +${r}.id in (select id from viewer_opened where kind = '${opened}'))`;
}

function viewOf(name: string, { rule, readers, opened, table, columns, only = {} }: Policy): string {
  // The view's own name, so that a query plan says what it scans.
  const r = `"${name}"`;
  const named = readers === undefined ? [] : [`(${namedIn(r, readers)})`];
  const conditions = [
    ...Object.entries(only).map((one) => holds(r, one)),
    ...(opened === undefined ? [`(${conditionOf(r, rule)})`, ...named] : [openedTo(r, rule, named, opened)]),
  ].join(' and ');
  const shown = columns === undefined ? `${r}.*` : columns.map((column) => `${r}."${column}"`).join(', ');
  return `create temp view ${r} as select ${shown} from "${table ?? `${name}_row`}" ${r} where ${conditions};`;
}

const definition = /* sql */ `
create temp table viewer (accountId integer, clearance integer, readsContributions integer, readsInvestigations integer, readsLog integer, readsAccounts integer, unrestricted integer);
create temp table viewer_compartment (id integer primary key);
create temp table viewer_opened (kind text, id integer, primary key (kind, id));
${Object.entries(policies)
  .map(([name, policy]) => viewOf(name, policy))
  .join('\n')}
`;

/** Makes the views on a connection; there is no viewer yet, so they show nothing. */
export function makeViews(db: Database): void {
  db.exec(definition);
}

/** All casework, for unrestricted access. */
export function unrestrictedViewer(db: Database, viewer: Viewer): Viewer {
  const compartments = statement(db, 'select id from compartment_row').pluck().all() as number[];
  return {
    ...viewer,
    clearance: 3,
    compartments,
    readsContributions: true,
    readsInvestigations: true,
    unrestricted: true,
  };
}

/** The viewer named on each connection at the moment, as `written` gives it. */
const named = new WeakMap<Database, string>();

const written = (viewer: Viewer | null) =>
  viewer === null
    ? ''
    : JSON.stringify([
        viewer.accountId,
        viewer.clearance,
        viewer.readsContributions,
        viewer.readsInvestigations,
        viewer.readsLog,
        viewer.readsAccounts,
        viewer.unrestricted,
        viewer.compartments,
        viewer.opened,
      ]);

/** Names the person whose need to know decides from now on, or nobody. Naming the same person again costs nothing. */
export function setViewer(db: Database, viewer: Viewer | null): void {
  const next = written(viewer);
  if (named.get(db) === next) return;
  // Unknown until everything is written: if a statement fails, the next call starts afresh.
  named.delete(db);
  statement(db, 'delete from viewer').run();
  statement(db, 'delete from viewer_compartment').run();
  statement(db, 'delete from viewer_opened').run();
  if (viewer !== null) {
    statement(db, 'insert into viewer values (?, ?, ?, ?, ?, ?, ?)').run(
      viewer.accountId,
      viewer.clearance,
      Number(viewer.readsContributions),
      Number(viewer.readsInvestigations),
      Number(viewer.readsLog),
      Number(viewer.readsAccounts),
      Number(viewer.unrestricted),
    );
    const add = statement(db, 'insert or ignore into viewer_compartment values (?)');
    for (const id of [0, ...viewer.compartments]) add.run(id);
    const opened = statement(db, 'insert or ignore into viewer_opened values (?, ?)');
    for (const kind of ['contribution', 'investigation'] as const)
      for (const id of viewer.opened[kind]) opened.run(kind, id);
  }
  named.set(db, next);
}

/** After a transaction that was rolled back: temporary tables were rolled back with it. */
export function forgetViewer(db: Database): void {
  named.delete(db);
}
