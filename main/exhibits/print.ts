/** The continuity record on paper, with a ticket that lets it be printed once and a receipt that says who gets it. */
import { caveatsOn } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { finishReceipt, giveReceipt } from '../contributions/receipt.ts';
import { requireInvestigation } from '../investigations/require.ts';
import type { UseCase } from '../store/use-case.ts';
import { requireExhibit } from './require.ts';

/** Throws NOT_FOUND, INPUT_INVALID about `legalBasis`. */
export const print: UseCase<'exhibits.print'> = async (context, input) => {
  const { investigationId, reference } = await requireExhibit(context, input.exhibitId);
  const { markingRank } = await requireInvestigation(context, investigationId);
  const marking = markingOf(markingRank);
  const receipt = await giveReceipt(context, input, `Continuity of exhibit ${reference}`, markingRank);
  const caveats = await caveatsOn(context, [{ investigationId }]);
  await finishReceipt(context, receipt.id, { recordCount: 1, markingRank, caveats });
  const name = `${marking} continuity ${reference.replace('/', ' ')}`;
  return {
    ticket: context.tickets.issue({ marking, name }),
    name,
    marking,
    receipt: receipt.number,
    preparedBy: context.me.name,
  };
};
