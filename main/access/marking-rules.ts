/** What a change of marking or compartment does to who sees a record, and who may make it. */
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';
import { belongsTo } from './admission.ts';
import { markingOf } from './marking.ts';

export interface Place {
  markingRank: number;
  compartmentId: number;
}

/** Whether anybody would see the record who does not see it now: then it takes a second person. */
export const letsMoreSee = (from: Place, to: Place): boolean =>
  to.markingRank < from.markingRank || (from.compartmentId !== 0 && to.compartmentId !== from.compartmentId);

export const samePlace = (one: Place, other: Place): boolean =>
  one.markingRank === other.markingRank && one.compartmentId === other.compartmentId;

/** Whether the viewer, who sees the record now, would see it there too. */
export const wouldSee = ({ me }: Context, { markingRank, compartmentId }: Place): boolean =>
  markingRank <= me.clearance && belongsTo(me, compartmentId);

/** Changes in words for the history, which also people read who do not belong to either compartment. */
export function wordsOfChange(from: Place, to: Place): string {
  const marking =
    from.markingRank === to.markingRank
      ? []
      : [`marking changed from ${markingOf(from.markingRank)} to ${markingOf(to.markingRank)}`];
  const moved =
    from.compartmentId === to.compartmentId
      ? []
      : [
          from.compartmentId === 0
            ? 'moved into a compartment'
            : to.compartmentId === 0
              ? 'taken out of its compartment'
              : 'moved to another compartment',
        ];
  const words = [...marking, ...moved].join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/**
 * Where the record is wanted. Throws MARKING_ABOVE_INSTALLATION, NOT_ALLOWED about `marking` above one's own clearance, INPUT_INVALID
 * where nothing would change, NOT_FOUND for a compartment of which one does not know, and OUT_OF_YOUR_SIGHT where one knows of it without
 * belonging to it and has not confirmed that.
 */
export async function wantedPlace(
  context: Context,
  from: Place,
  wanted: { marking: Marking; compartmentId: number | null; outOfMySight?: true | undefined },
): Promise<Place> {
  const to = { markingRank: rank(Marking, wanted.marking), compartmentId: wanted.compartmentId ?? 0 };
  if (to.markingRank > rank(Marking, context.installation.maximumMarking))
    throw new VigilError('MARKING_ABOVE_INSTALLATION');
  if (to.markingRank > context.me.clearance) throw new VigilError('NOT_ALLOWED', 'marking');
  if (samePlace(from, to)) throw new VigilError('INPUT_INVALID', 'marking');
  if (belongsTo(context.me, to.compartmentId)) return to;
  const known = await context.db
    .selectFrom('compartment')
    .select('id')
    .where('id', '=', to.compartmentId)
    .executeTakeFirst();
  if (known === undefined) throw new VigilError('NOT_FOUND');
  if (wanted.outOfMySight !== true) throw new VigilError('OUT_OF_YOUR_SIGHT', 'compartmentId');
  return to;
}
