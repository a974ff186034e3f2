/** The timeline of an investigation on paper: the receipt is given, and the marking known, before anything is drawn. */
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { caveatsOn, onceEach } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { finishReceipt, giveReceipt, legalBasisOf } from '../contributions/receipt.ts';
import { requireInvestigationInReach } from '../investigations/require.ts';
import { timelineOf } from '../investigations/timeline.ts';
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { handlingOf } from './handling.ts';

/** Throws NOT_FOUND, OPENED_TO_READ, INPUT_INVALID about `legalBasis`. */
export const printTimeline: UseCase<'exports.printTimeline'> = async (context, input) => {
  const { investigationId: id, only } = input;
  const { operation, reference, markingRank } = await requireInvestigationInReach(context, id);
  const whole = await timelineOf(context, id);
  const wanted = only === null ? null : new Set(only);
  const entries = wanted === null ? whole.entries : whole.entries.filter((entry) => wanted.has(entry.id));
  const highest = entries.reduce((most, { marking }) => Math.max(most, rank(Marking, marking)), markingRank);
  const marking = markingOf(highest);
  const receipt = await giveReceipt(context, input, `Timeline of ${reference}`, highest);
  const contributionIds = [...new Set(entries.flatMap(({ contributionId }) => contributionId ?? []))];
  const caveats = onceEach([
    ...(await caveatsOn(context, [{ investigationId: id }])),
    ...entries.flatMap((entry) => entry.caveats),
  ]);
  await finishReceipt(context, receipt.id, { recordCount: contributionIds.length + 1, markingRank: highest, caveats });
  const name = `${marking} Vigil timeline ${reference} ${ukDay(context.now)}`;
  return {
    ...whole,
    entries,
    ticket: context.tickets.issue({ marking, name }),
    name,
    operation,
    reference,
    marking,
    caveats,
    handling: await handlingOf(context, { investigation: { id, reference }, contributionIds }),
    receipt: receipt.number,
    recipient: input.recipient,
    legalBasis: await legalBasisOf(context, input.legalBasis),
    preparedBy: context.me.name,
    asOf: context.now,
  };
};
