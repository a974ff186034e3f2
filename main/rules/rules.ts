/** The rules that are data: what is in force, and how it came about. */
import { z } from 'zod';
import { RuleName } from '../../preload/contract/rule-shapes.ts';
import type { RuleVersion } from '../../preload/contract/rules.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { contentOf, versionsOf } from './places.ts';

const After = z.strictObject({ version: z.int() });
const pageSize = 20;
/** So many of the newest are looked at for the one in force: others wait for their day. */
const ahead = 20;

type Row = Awaited<ReturnType<typeof versionsOf>>[number];
type Origin = RuleVersion['origin'];

async function originsOf({ db }: Context, name: RuleName, versions: readonly number[]): Promise<Map<number, Origin>> {
  const rows = await db
    .selectFrom('rule_proposal')
    .innerJoin('colleague as proposer', 'proposer.id', 'rule_proposal.by')
    .innerJoin('colleague as second', 'second.id', 'rule_proposal.settledBy')
    .select([
      'rule_proposal.version',
      'rule_proposal.by',
      'rule_proposal.settledBy',
      'rule_proposal.at',
      'rule_proposal.settledAt',
      'rule_proposal.reason',
      'proposer.name as proposer',
      'second.name as second',
    ])
    .where('rule_proposal.name', '=', name)
    .where('rule_proposal.version', 'in', inList(versions))
    .execute();
  return new Map(
    rows.map(({ version, by, settledBy, at, settledAt, reason, proposer, second }) => [
      version ?? 0,
      { by: proposer, at, reason, agreedBy: by === settledBy ? null : second, agreedAt: settledAt ?? at },
    ]),
  );
}

/** Rows as they are shown. */
export async function shownVersions(context: Context, name: RuleName, rows: readonly Row[]): Promise<RuleVersion[]> {
  const origins = await originsOf(
    context,
    name,
    rows.map(({ version }) => version),
  );
  return rows.map(({ version, fromDay, wording, rule }) => ({
    version,
    fromDay,
    wording,
    content: contentOf(name, rule),
    origin: origins.get(version) ?? null,
  }));
}

const inForceAmong = <T extends { fromDay: string }>(rows: readonly T[], day: string): T | undefined =>
  rows.find(({ fromDay }) => fromDay <= day);

export const list: UseCase<'rules.list'> = async (context) => {
  const today = ukDay(context.now);
  const waiting = await context.db.selectFrom('rule_proposal').select('name').where('settledAt', 'is', null).execute();
  const rules = [];
  for (const name of RuleName.options) {
    const rows = await versionsOf(context, name, ahead);
    const row = inForceAmong(rows, today);
    if (row === undefined) continue;
    const { content: _, ...inForce } = (await shownVersions(context, name, [row]))[0] ?? {
      ...row,
      content: null,
      origin: null,
    };
    const [newest] = rows;
    rules.push({
      name,
      inForce,
      coming:
        newest === undefined || newest.version === row.version
          ? null
          : { version: newest.version, fromDay: newest.fromDay },
      waiting: waiting.some((one) => one.name === name),
    });
  }
  return { rules };
};

/** Throws LIST_MOVED_ON. */
export const get: UseCase<'rules.get'> = async (context, { name, after }) => {
  const from = readCursor('rules.get', context, After, after);
  const rows = await versionsOf(context, name, pageSize + 1, from?.version);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const newest = inForceAmong(await versionsOf(context, name, ahead), ukDay(context.now));
  return {
    inForce: newest?.version ?? 1,
    versions: await shownVersions(context, name, page),
    next:
      rows.length > pageSize && last !== undefined
        ? writeCursor('rules.get', context, { version: last.version })
        : null,
  };
};
