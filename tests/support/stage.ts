/** Sets the stage for stories of intake and linking: investigations with identifiers, and what the vault really keeps. */

import { keysOf, listedAs } from '../../main/investigations/holdings.ts';
import { type CaseIdentifier, caseIdentifiersOf } from '../../main/matching/scoring/index.ts';
import { fillTable } from '../../main/store/sqlite/fill.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { subjectSource } from './casework.ts';
import type { Harness } from './engine.ts';

export interface StagedInvestigation {
  operation: string;
  /** The name of one of the harness's compartments. */
  compartment?: string;
  marking?: Marking;
  state?: 'live' | 'closed';
  /** A login. */
  owner?: string;
  subject?: { name: string; phones?: string[]; vrm?: string };
}

const at = '2026-01-05T09:00:00.000Z';

/** Gives an investigation a case identifier, on the connection itself. */
export function hold(
  harness: Harness,
  investigationId: number,
  held: readonly CaseIdentifier[],
  addedAt: string,
): void {
  const db = harness.peek();
  const add = (one: CaseIdentifier) => {
    const row = { ...one, investigationId, addedAt, addedBy: 1 };
    const caseIdentifierId = fillTable(db, 'case_identifier_row', [
      {
        ...Object.fromEntries(
          (['investigationId', 'subjectId', 'kind', 'value', 'text', 'addedAt', 'addedBy'] as const).map((column) => [
            column,
            row[column],
          ]),
        ),
        listed: listedAs(one),
      },
    ]);
    fillTable(
      db,
      'match_key_row',
      keysOf(one).map((key) => ({ key, caseIdentifierId, investigationId })),
    );
  };
  db.transaction(() => held.forEach(add))();
}

/** Adds an investigation with one subject, on the connection itself; returns its id. */
export function stageInvestigation(harness: Harness, staged: StagedInvestigation): number {
  const db = harness.peek();
  const { n } = db.prepare('select count(*) + 1 as n from investigation_row').get() as { n: number };
  const markingRank = rank(Marking, staged.marking ?? 'OFFICIAL-SENSITIVE');
  const compartment = staged.compartment === undefined ? 0 : harness.compartment(staged.compartment);
  const id = Number(
    db
      .prepare(
        `insert into investigation_row (reference, operation, kind, state, priority, summary, area, openedAt, markingRank, compartmentId, ownerId)
         values (?, ?, 'other', ?, 'P3', '', 'Halverton', ?, ?, ?, (select id from account_row where login = ?))`,
      )
      .run(
        `INV-26-${String(n).padStart(4, '0')}`,
        staged.operation,
        staged.state ?? 'live',
        at,
        markingRank,
        compartment,
        staged.owner ?? null,
      ).lastInsertRowid,
  );
  const held: CaseIdentifier[] = [];
  if (staged.subject !== undefined) {
    const { name, phones, vrm } = staged.subject;
    const subjectId = Number(
      db
        .prepare(
          `insert into subject_row (investigationId, role, name, aliases, addedAt, addedBy) values (?, 'suspect', ?, '[]', ?, 1)`,
        )
        .run(id, name, at).lastInsertRowid,
    );
    held.push(
      ...caseIdentifiersOf({
        id,
        area: 'Halverton',
        summary: '',
        subjects: [
          subjectSource(subjectId, name, {
            phones: phones ?? [],
            vehicles: vrm === undefined ? [] : [{ vrm, make: null, model: null, colour: null }],
          }),
        ],
      }),
    );
  }
  hold(harness, id, held, at);
  return id;
}

/** Operation LARKSPUR, whose one subject has a phone and a car; returns its id. */
export const stageLarkspur = (harness: Harness, name = 'Craig Dunmore'): number =>
  stageInvestigation(harness, { operation: 'LARKSPUR', subject: { name, phones: ['+447700900123'], vrm: 'TX21ABC' } });

/** Every row that the vault keeps of a contribution, apart from its history and the log. */
export function everythingOf(harness: Harness, contributionId: number): Record<string, unknown[]> {
  const rows = (sql: string) => harness.peek().prepare(sql).all(contributionId);
  const [contribution] = rows('select * from contribution_row where id = ?');
  const { version: _, ...kept } = contribution as Record<string, unknown>;
  return {
    // The version only ever goes up, so that a page with an older one has to look again.
    contribution: [kept],
    links: rows('select * from link_row where contributionId = ? order by id'),
    grades: rows('select * from grade_row where contributionId = ? order by id'),
    identifiers: rows('select * from identifier_row where contributionId = ? order by start'),
    source: rows('select * from source_row where contributionId = ?'),
    rollup: rows(
      `select r.* from contribution_rollup_row r join contribution_row c on c.day = r.day and c.channel = r.channel
       where c.id = ? and r.n > 0 order by r.state`,
    ),
  };
}

export function logLines(
  harness: Harness,
  verb: string,
): { records: string[]; outcome: string; reason: string | null }[] {
  const rows = harness
    .peek()
    .prepare('select records, outcome, reason from log_row where verb = ? order by seq')
    .all(verb);
  return (rows as { records: string; outcome: string; reason: string | null }[]).map((row) => ({
    ...row,
    records: JSON.parse(row.records) as string[],
  }));
}
