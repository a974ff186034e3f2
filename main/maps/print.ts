/** A map that leaves: the receipt is given, and the marking known, before anything is drawn. */
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { onceEach } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { finishReceipt, giveReceipt, legalBasisOf } from '../contributions/receipt.ts';
import { ukDay } from '../store/uk-day.ts';
import type { LongUseCase, UseCase } from '../store/use-case.ts';
import { wantedBy } from './filter.ts';
import { pointsAfter } from './points.ts';
import { marked } from './rows.ts';

/** More would be no map that anybody reads. */
const drawnAtMost = 2_000;

/** Throws INPUT_INVALID about `legalBasis`. */
export const print: UseCase<'maps.print'> = async (context, input) => {
  const wanted = await wantedBy(context, input.filter);
  const found = await pointsAfter(context, wanted, input.box, null, drawnAtMost + 1);
  const points = await marked(
    context,
    found.slice(0, drawnAtMost).map(({ point }) => point),
  );
  const markingRank = Math.max(
    rank(Marking, 'OFFICIAL-SENSITIVE'),
    ...points.map(({ marking }) => rank(Marking, marking)),
  );
  const marking = markingOf(markingRank);
  const receipt = await giveReceipt(context, input, 'Map', markingRank);
  const name = `${marking} Vigil map ${ukDay(context.now)}`;
  const records = new Set(points.map((point) => `${point.contributionId} ${point.investigationId}`));
  const caveats = onceEach(points.flatMap((point) => point.caveats));
  await finishReceipt(context, receipt.id, { recordCount: records.size, markingRank, caveats });
  return {
    marking,
    caveats,
    receipt: receipt.number,
    ticket: context.tickets.issue({ marking, name }),
    name,
    asOf: context.now,
    preparedBy: context.me.name,
    legalBasis: await legalBasisOf(context, input.legalBasis),
    recordCount: records.size,
    points,
    more: wanted.more || found.length > drawnAtMost,
  };
};

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Throws NOT_FOUND for a ticket that has been used, PICTURE_INVALID, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL, CANCELLED. */
export const savePicture: LongUseCase<'maps.savePicture'> = async (context, input) => {
  const picture = Buffer.from(input.picture, 'base64');
  if (!picture.subarray(0, png.length).equals(png)) throw new VigilError('PICTURE_INVALID');
  const sink = await context.sink(input.saveToken);
  const ticket = await context.transact(
    async ({ tickets }) => tickets.redeem(input.ticket),
    // What is in it has its line from `maps.print`; this says that it left as a picture.
    () => ({ records: [] }),
  );
  if (ticket === undefined) throw new VigilError('NOT_FOUND');
  await sink.write([picture]);
  return {};
};
