/** The register of what left, newest first, and the legal bases that can be given. */
import { z } from 'zod';
import { Caveat } from '../../preload/contract/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { viewerOf } from '../access/officer.ts';
import { disseminationRule } from '../contributions/dissemination-rule.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { greatestId } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';

const Borne = z.array(Caveat);
const After = z.strictObject({ id: z.int() });

export const legalBases: UseCase<'exports.legalBases'> = async (context) => {
  const { rule, version } = await disseminationRule(context);
  return { bases: rule.bases, version };
};

/** Throws LIST_MOVED_ON. */
export const disclosures: UseCase<'exports.disclosures'> = async (context, input) => {
  const after = readCursor('exports.disclosures', context, After, input.after);
  let query = context.db
    .selectFrom('disclosure')
    .leftJoin('colleague', 'colleague.id', 'disclosure.by')
    .select([
      'disclosure.id',
      'disclosure.number',
      'disclosure.at',
      'colleague.name as by',
      'disclosure.what',
      'disclosure.recipient',
      'disclosure.legalBasis',
      'disclosure.reason',
      'disclosure.markingRank',
      'disclosure.recordCount',
      'disclosure.caveats',
    ])
    .where('disclosure.id', '<', after?.id ?? greatestId)
    .orderBy('disclosure.id', 'desc')
    .limit(input.limit + 1);
  // Along the index of one's own: nobody else's is shown, and they may be many.
  if (!viewerOf(context.me).readsLog) query = query.where('disclosure.by', '=', context.me.id);
  const found = await query.execute();
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    disclosures: page.map(({ markingRank, by, caveats, ...row }) => ({
      ...row,
      by: by ?? '',
      marking: markingOf(markingRank),
      caveats: Borne.parse(JSON.parse(caveats)),
    })),
    next:
      found.length > input.limit && last !== undefined
        ? writeCursor('exports.disclosures', context, { id: last.id })
        : null,
  };
};
