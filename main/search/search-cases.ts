/** The part of the search that looks at investigations and their subjects. */
import { z } from 'zod';
import { label } from '../../preload/contract/vocabulary.ts';
import { markingOf } from '../access/marking.ts';
import { findHoldings, type HoldingHit } from '../investigations/find-holdings.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import type { Ranked } from './hit.ts';
import { folded, passageOf } from './passage.ts';

const Aliases = z.array(z.string());
const most = 200;

const holdsAll = (text: string, words: readonly string[]) => {
  const plain = folded(text);
  return words.length > 0 && words.every((word) => plain.includes(folded(word)));
};

async function investigationHits(context: Context, text: string, words: readonly string[], led: ReadonlySet<number>) {
  const typed = text.trim().toUpperCase();
  const ids = new Set([...(await context.search.cases('investigation', text, most)), ...led]);
  const rows = await context.db
    .selectFrom('investigation')
    .select(['id', 'reference', 'operation', 'priority', 'kind', 'state', 'area', 'summary', 'openedAt', 'markingRank'])
    .where((eb) => eb.or([eb('id', 'in', inList([...ids])), eb('operation', '=', typed), eb('reference', '=', typed)]))
    .orderBy('state', 'desc')
    .orderBy('priority')
    // Of equals too the order is said: it is the same in whatever store.
    .orderBy('id')
    .execute();
  return rows.map((row): Ranked => {
    const named = row.reference === typed || row.operation === typed;
    const rank = named ? 0 : holdsAll(`${row.operation} ${row.reference}`, words) ? 1 : led.has(row.id) ? 2 : 5;
    return {
      rank,
      of: { investigationId: row.id },
      hit: {
        kind: 'investigation',
        id: row.id,
        openId: row.id,
        reference: row.reference,
        title: `${row.operation} (${row.priority}, ${row.kind}, ${row.state})`,
        passage: passageOf(holdsAll(row.area, words) ? row.area : row.summary, words),
        at: row.openedAt,
        marking: markingOf(row.markingRank),
      },
    };
  });
}

/** What led to a subject whose name does not hold the words: a number, or a name that is only like what was typed. */
const ledBy = (role: string, { kind, text }: HoldingHit, words: readonly string[]) =>
  kind === 'person' && !holdsAll(text, words) ? `Only a similar name: ${text}` : `${label(role)}: ${text}`;

async function subjectHits(
  context: Context,
  text: string,
  words: readonly string[],
  led: ReadonlyMap<number, HoldingHit>,
) {
  const ids = new Set([...(await context.search.cases('subject', text, most)), ...led.keys()]);
  const rows = await context.db
    .selectFrom('subject')
    .innerJoin('investigation', 'investigation.id', 'subject.investigationId')
    .select([
      'subject.id',
      'subject.name',
      'subject.aliases',
      'subject.role',
      'subject.addedAt',
      'investigation.id as openId',
      'investigation.reference',
      'investigation.operation',
      'investigation.markingRank',
    ])
    .where('subject.withdrawnAt', 'is', null)
    .where('subject.id', 'in', inList([...ids]))
    .orderBy('subject.name')
    .orderBy('subject.id')
    .execute();
  const typed = folded(text.trim());
  return rows.map((row): Ranked => {
    const names = [row.name, ...Aliases.parse(JSON.parse(row.aliases))];
    const exact = names.some((name) => folded(name) === typed);
    const by = led.get(row.id);
    const known = names.some((name) => holdsAll(name, words));
    return {
      of: { investigationId: row.openId },
      rank: exact ? 1 : known || by !== undefined ? 2 : 3,
      hit: {
        kind: 'subject',
        id: row.id,
        openId: row.openId,
        reference: row.reference,
        title: `${row.name} (${row.role}, ${row.operation})`,
        passage: passageOf(by === undefined || known ? names.join(', ') : ledBy(row.role, by, words), words),
        at: row.addedAt,
        marking: markingOf(row.markingRank),
      },
    };
  });
}

/** Names that sound alike, parts of plates and numbers in any form lead to a subject, or to the investigation itself. */
export async function caseHits(context: Context, text: string, words: readonly string[]): Promise<Ranked[]> {
  const caseIdentifiers = await findHoldings(context, text);
  const subjects = new Map(caseIdentifiers.flatMap((one) => (one.subjectId === null ? [] : [[one.subjectId, one]])));
  const investigations = new Set(
    caseIdentifiers.filter((one) => one.subjectId === null).map((one) => one.investigationId),
  );
  if (words.length === 0 && caseIdentifiers.length === 0) return [];
  return [
    ...(await investigationHits(context, text, words, investigations)),
    ...(await subjectHits(context, text, words, subjects)),
  ];
}
