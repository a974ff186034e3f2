/** The views of need to know, made from store/policy.ts; settings that last as long as a transaction say who the viewer is. */
import {
  type HangsOn,
  type Opened,
  type Policy,
  policies,
  type Readers,
  type Reading,
  type Rule,
  type Viewer,
} from '../policy.ts';
import type { Connection } from './connection.ts';

/**
 * A setting is read once for each query and not for each row, as a subquery that depends on nothing. After a transaction it is empty
 * and not absent, on the same connection; both are nobody.
 */
const setting = (name: string, type: string) => `(select nullif(current_setting('vigil.${name}', true), '')::${type})`;
const account = setting('account', 'integer');
const reads = (reading: Reading) => setting(reading.toLowerCase(), 'boolean');
const member = (column: string) => `${column} = any (${setting('compartments', 'integer[]')}::integer[])`;

/** `exists` looks one row up; `in` would gather every id first. `r`: the row, by its name in the view. */
const seen = (r: string, { column, on, optional, noneIs, owner, hidden }: HangsOn): string => {
  const own = owner === undefined ? '' : ` and p."${owner}" = ${account}`;
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
  if (rule === 'signed-in') return `${account} is not null`;
  if (rule === 'unrestricted') return setting('unrestricted', 'boolean');
  if ('marked' in rule)
    return `${reads(rule.marked)} and ${r}."markingRank" <= ${setting('clearance', 'integer')}
      and ${member(`${r}."compartmentId"`)}${(rule.of ?? []).map((one) => ` and ${seen(r, one)}`).join('')}`;
  if ('either' in rule) return rule.either.map((one) => `(${conditionOf(r, one)})`).join(' or ');
  if ('of' in rule)
    return [
      ...(rule.cleared === undefined ? [] : [`${r}."${rule.cleared}" <= ${setting('clearance', 'integer')}`]),
      ...rule.of.map((one) => seen(r, one)),
    ].join(' and ');
  if ('ownedBy' in rule) return `${r}."${rule.ownedBy}" = ${account}`;
  if ('opens' in rule) return reads(rule.opens);
  if ('oneself' in rule) return `${reads(rule.or)} or ${r}."${rule.oneself}" = ${account}`;
  const inside = member(`${r}."${rule.memberOf}"`);
  return rule.or === undefined ? inside : `${inside} or ${reads(rule.or)}`;
}

/** That the viewer is named, or that nobody is where that opens it. */
function namedIn(r: string, { list, of, key, owner, flag }: Readers): string {
  return [
    ...(flag === undefined ? [] : [`${r}."${flag}" = 0`]),
    ...(owner === undefined ? [] : [`${r}."${owner}" = ${account}`]),
    `exists (select 1 from "${list}" n where n."${of}" = ${r}."${key}" and n."accountId" = ${account})`,
    setting('unrestricted', 'boolean'),
  ].join(' or ');
}

/** Columns of the log that are the store's own: use cases see what the vault's log has. */
const ownColumns: Readonly<Record<string, readonly string[]>> = {
  log: [
    'seq',
    'at',
    'accountId',
    'who',
    'verb',
    'processing',
    'outcome',
    'records',
    'reason',
    'recipient',
    'workstation',
    'session',
    'previous',
    'hash',
  ],
};

/** The same with what break-glass opens: an alternative to compartment and readers alone, so that an index is still entered by the rest. */
function openedTo(r: string, rule: Rule, named: readonly string[], opened: keyof Opened): string {
  if (typeof rule === 'string' || !('marked' in rule))
    throw new Error('only what bears a marking is opened by break-glass');
  const inside = [member(`${r}."compartmentId"`), ...named].join(' and ');
  return `${reads(rule.marked)} and ${r}."markingRank" <= ${setting('clearance', 'integer')}
      and ((${inside}) or ${r}.id = any (${setting(`opened_${opened}`, 'integer[]')}::integer[]))`;
}

function viewOf(name: string, { rule, readers, opened, table, columns = ownColumns[name], only = {} }: Policy): string {
  const r = `"${name}"`;
  const named = readers === undefined ? [] : [`(${namedIn(r, readers)})`];
  const conditions = [
    ...Object.entries(only).map((one) => holds(r, one)),
    ...(opened === undefined ? [`(${conditionOf(r, rule)})`, ...named] : [openedTo(r, rule, named, opened)]),
  ].join(' and ');
  const shown = columns === undefined ? `${r}.*` : columns.map((column) => `${r}."${column}"`).join(', ');
  return `create view ${r} as select ${shown} from "${table ?? `${name}_row`}" ${r} where ${conditions};`;
}

const names = Object.keys(policies);

/** Makes the views anew. There is no viewer yet, so they show nothing. */
export const viewDefinition = [
  `drop view if exists ${names.map((name) => `"${name}"`).join(', ')} cascade;`,
  ...Object.entries(policies).map(([name, policy]) => viewOf(name, policy)),
].join('\n');

/** All casework, for unrestricted access. */
export async function unrestrictedViewer(on: Connection, viewer: Viewer): Promise<Viewer> {
  const rows = await on.rows<{ id: number }>('select id from compartment_row');
  const compartments = rows.map(({ id }) => id);
  return {
    ...viewer,
    clearance: 3,
    compartments,
    readsContributions: true,
    readsInvestigations: true,
    unrestricted: true,
  };
}

const settings = [
  'account',
  'clearance',
  'readscontributions',
  'readsinvestigations',
  'readslog',
  'readsaccounts',
  'compartments',
  'unrestricted',
  'opened_contribution',
  'opened_investigation',
];
const name = `select ${settings.map((one, at) => `set_config('vigil.${one}', $${at + 1}, true)`).join(', ')}`;

/** Names the person whose need to know decides until the end of the transaction, or nobody. */
export async function setViewer(on: Connection, viewer: Viewer | null): Promise<void> {
  const values =
    viewer === null
      ? settings.map(() => '')
      : [
          viewer.accountId,
          viewer.clearance,
          viewer.readsContributions,
          viewer.readsInvestigations,
          viewer.readsLog,
          viewer.readsAccounts,
          `{${[0, ...viewer.compartments].join(',')}}`,
          viewer.unrestricted,
          `{${viewer.opened.contribution.join(',')}}`,
          `{${viewer.opened.investigation.join(',')}}`,
        ].map(String);
  await on.rows(name, values);
}
