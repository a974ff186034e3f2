/** Opening an investigation. */
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/words.ts';
import { belongsTo } from '../access/admission.ts';
import { heldFrom } from '../matching/scoring/index.ts';
import { seriesOf } from '../store/reference-numbers.ts';
import type { UseCase } from '../store/use-case.ts';
import { holdIdentifiers } from './holdings.ts';
import { investigationReference } from './references.ts';
import { touched } from './require.ts';

/**
 * Whoever opens it owns it. Throws MARKING_ABOVE_INSTALLATION, NOT_ALLOWED above one's own clearance, NOT_FOUND for a
 * compartment that is not one's own, and NAME_TAKEN: only a name that the viewer can see counts as taken, since a refusal
 * would tell of the other investigation.
 */
export const open: UseCase<'investigations.open'> = async (context, input) => {
  const { db, me, now } = context;
  const tier = rank(Marking, input.marking);
  const compartmentId = input.compartmentId ?? 0;
  if (tier > rank(Marking, context.installation.maximumMarking)) throw new VigilError('MARKING_ABOVE_INSTALLATION');
  if (tier > me.clearance) throw new VigilError('NOT_ALLOWED', 'marking');
  if (!belongsTo(me, compartmentId)) throw new VigilError('NOT_FOUND');
  const taken = await db
    .selectFrom('investigation')
    .select('id')
    .where('operation', '=', input.operation)
    .executeTakeFirst();
  if (taken !== undefined) throw new VigilError('NAME_TAKEN', 'operation');
  const series = seriesOf('INV', now, compartmentId, tier);
  const reference = investigationReference(series, await context.next(series));
  const { operation, kind, priority, summary, area } = input;
  const { id } = await db
    .insertInto('investigation_row')
    .values({
      reference,
      operation,
      kind,
      priority,
      summary,
      area,
      state: 'live',
      ownerId: me.id,
      openedAt: now,
      closedAt: null,
      tier,
      compartmentId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('priority_change_row')
    .values({
      investigationId: id,
      at: now,
      by: me.id,
      fromPriority: null,
      toPriority: priority,
      reason: input.reason,
    })
    .execute();
  await holdIdentifiers(context, id, heldFrom({ id, area, summary, subjects: [] }));
  touched(context, id, 'dashboard');
  return { id, reference };
};
