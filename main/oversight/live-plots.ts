/** The live plots of a day, and how far each had come. */
import type { Output } from '../../preload/contract/index.ts';
import type { LateStageRule } from '../../preload/contract/rule-shapes.ts';
import { isLateNow } from '../plots/late-stage.ts';
import { isLivePlot } from '../plots/live-plots.ts';
import type { Context } from '../store/use-case.ts';
import type { Window } from './reporting-window.ts';

type Dashboard = Output<'oversight.dashboard'>;

/** The live plots at the end of the chosen day, with the stage that they had reached by then. */
export async function livePlots(
  { db }: Context,
  { end, to }: Window,
  rule: LateStageRule,
): Promise<Dashboard['livePlots']> {
  const rows = await db
    .selectFrom('investigation')
    // The last assessment that had been written down by then and not yet refused.
    .leftJoin('assessment as latest', (join) =>
      join.on('latest.id', '=', (eb) =>
        eb
          .selectFrom('assessment')
          .select('assessment.id')
          .whereRef('assessment.investigationId', '=', 'investigation.id')
          .where((or) => or.or([or('assessment.refusedAt', 'is', null), or('assessment.refusedAt', '>=', end)]))
          .where('assessment.at', '<', end)
          .where('assessment.recordedAt', '<', end)
          .orderBy('assessment.at', 'desc')
          .orderBy('assessment.id', 'desc')
          .limit(1),
      ),
    )
    .select([
      'investigation.id',
      'investigation.reference',
      'investigation.operation',
      'investigation.priority',
      'latest.stage',
      'latest.countersignedAt as signedAt',
      'latest.intent',
      'latest.target',
      'latest.capability',
      'latest.rehearsal',
    ])
    .where((eb) => isLivePlot(eb, to))
    .orderBy('priority')
    .orderBy('operation')
    .execute();
  return rows.map(({ id, reference, operation, priority, stage, signedAt, ...signs }) => {
    const signed = signedAt !== null && signedAt < end;
    const stageProposed = stage !== null && !signed;
    const stageLate = stage !== null && isLateNow(rule, signs, signed);
    return { id, reference, operation, priority, stage, stageProposed, stageLate };
  });
}
