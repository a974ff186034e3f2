/** An investigation as one row of a list: what it is, who has it, how far it has come, how much it contains. */
import type { Caveat } from '../../preload/contract/caveats.ts';
import type { LateStageRule } from '../../preload/contract/rule-shapes.ts';
import { markingOf } from '../access/marking.ts';
import { isLateNow } from '../plots/late-stage.ts';
import { plotStateOf } from '../plots/live-plots.ts';
import type { Context } from '../store/use-case.ts';

/** The query behind every list of investigations; add conditions and an order, then pass its rows to `asRow`. */
export function rowsOf({ db }: Context) {
  return db
    .selectFrom('investigation')
    .leftJoin('colleague as owner', 'owner.id', 'investigation.ownerId')
    .leftJoin('compartment', 'compartment.id', 'investigation.compartmentId')
    .leftJoin('disruption', (join) =>
      join.onRef('disruption.investigationId', '=', 'investigation.id').on('disruption.withdrawnAt', 'is', null),
    )
    .leftJoin('assessment as latest', (join) =>
      join.on('latest.id', '=', (eb) =>
        eb
          .selectFrom('assessment')
          .select('assessment.id')
          .whereRef('assessment.investigationId', '=', 'investigation.id')
          .where('assessment.refusedAt', 'is', null)
          .orderBy('assessment.at', 'desc')
          .orderBy('assessment.id', 'desc')
          .limit(1),
      ),
    )
    .selectAll('investigation')
    .select([
      'owner.name as owner',
      'compartment.name as compartment',
      'disruption.at as disruptedAt',
      'latest.stage',
      'latest.countersignedAt as stageSigned',
      'latest.intent',
      'latest.target',
      'latest.capability',
      'latest.rehearsal',
    ])
    .select((eb) => [
      eb
        .selectFrom('subject')
        .select((sub) => sub.fn.countAll<number>().as('n'))
        .whereRef('subject.investigationId', '=', 'investigation.id')
        .where('subject.withdrawnAt', 'is', null)
        .as('subjects'),
      eb
        .selectFrom('link')
        .select((sub) => sub.fn.countAll<number>().as('n'))
        .whereRef('link.investigationId', '=', 'investigation.id')
        .where('link.withdrawnAt', 'is', null)
        .where('link.decision', '=', 'linked')
        .as('tips'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** The row as the contract has it; further columns pass through, for the investigation's own page. */
export function asRow(row: Row, rule: LateStageRule, caveats: ReadonlyMap<number, Caveat[]>) {
  return {
    ...row,
    marking: markingOf(row.markingRank),
    caveats: caveats.get(row.id) ?? [],
    narrowed: row.namedReaders === 1,
    stageProposed: row.stage !== null && row.stageSigned === null,
    stageLate: row.stage !== null && isLateNow(rule, row, row.stageSigned !== null),
    subjects: row.subjects ?? 0,
    tips: row.tips ?? 0,
    plotState: plotStateOf(row),
  };
}
