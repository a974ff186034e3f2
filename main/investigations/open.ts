/** Opening an investigation. */
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { belongsTo } from '../access/admission.ts';
import type { UseCase } from '../store/use-case.ts';
import { addInvestigation } from './add-investigation.ts';

/**
 * The person who opens it owns it. Throws MARKING_ABOVE_INSTALLATION, NOT_ALLOWED above one's own clearance, NOT_FOUND for a
 * compartment that one does not belong to, and NAME_TAKEN: only a name that the viewer can see counts as taken, since a refusal
 * would reveal the other investigation.
 */
export const open: UseCase<'investigations.open'> = async (context, input) => {
  const { db, me } = context;
  const markingRank = rank(Marking, input.marking);
  const compartmentId = input.compartmentId ?? 0;
  if (markingRank > rank(Marking, context.installation.maximumMarking))
    throw new VigilError('MARKING_ABOVE_INSTALLATION');
  if (markingRank > me.clearance) throw new VigilError('NOT_ALLOWED', 'marking');
  if (!belongsTo(me, compartmentId)) throw new VigilError('NOT_FOUND');
  const taken = await db
    .selectFrom('investigation')
    .select('id')
    .where('operation', '=', input.operation)
    .executeTakeFirst();
  if (taken !== undefined) throw new VigilError('NAME_TAKEN', 'operation');
  const { operation, kind, priority, reason, summary, area } = input;
  return addInvestigation(context, {
    operation,
    kind,
    state: 'live',
    priority,
    reason,
    summary,
    area,
    ownerId: me.id,
    markingRank,
    compartmentId,
    subjects: [],
  });
};
