/** A chart that leaves as a file: drawn here, from the records, so that marking, receipt and conditions are on it whatever a page says. */

import { printable } from '../../preload/contract/charts.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { onceEach } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { conditionsOf } from '../contributions/conditions.ts';
import { finishReceipt, giveReceipt, legalBasisOf } from '../contributions/receipt.ts';
import type { Context, LongUseCase } from '../store/use-case.ts';
import { drawn } from './draw.ts';
import { drawingOf, type Line, type Spot, spotOfGroup, symbolOf } from './drawing.ts';
import { svgOf } from './svg.ts';
import { idOf, keyOf } from './thing.ts';

const as = { svg: 'Link chart as SVG', png: 'Link chart as PNG' } as const;
/** How long a picture may be given back after its receipt: a large one on a slow machine takes a minute. */
const pictureWithin = 60 * 60_000;
/** The first bytes of every PNG: RFC 2083, 3.1. */
const pngBegins = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What the person may see of it, as spots and lines, and what has to be said with it. Throws NOT_FOUND where nothing is left. */
async function contentOf(context: Context, { things, groups }: Input<'charts.export'>) {
  const all = [...things.map(({ thing }) => thing), ...groups.flatMap((group) => group.things)];
  const shown = await drawn(context, all);
  const facts = new Map(shown.things.map((fact) => [keyOf(fact.thing), fact]));
  const spots: Spot[] = [];
  const spotOf = new Map<string, number>();
  for (const { thing, x, y } of things) {
    const fact = facts.get(keyOf(thing));
    if (fact === undefined || spotOf.has(keyOf(thing))) continue;
    spotOf.set(keyOf(thing), spots.length);
    spots.push({ x, y, kind: fact.kind, title: fact.title, detail: fact.detail, ...symbolOf(fact) });
  }
  for (const { things: members, x, y } of groups) {
    const seen = members.flatMap((thing) => (spotOf.has(keyOf(thing)) ? [] : (facts.get(keyOf(thing)) ?? [])));
    const spot = spotOfGroup(seen, x, y);
    if (spot === null) continue;
    for (const { thing } of seen) spotOf.set(keyOf(thing), spots.length);
    spots.push(spot);
  }
  if (spots.length === 0) throw new VigilError('NOT_FOUND');
  const lines = new Map<string, Line>();
  for (const { from, to, kind } of shown.links) {
    const [one, other] = [spotOf.get(keyOf(from)), spotOf.get(keyOf(to))];
    if (one === undefined || other === undefined || one === other) continue;
    lines.set(`${one} ${other} ${kind}`, { from: one, to: other, kind });
  }
  const contributions = shown.things.filter(({ kind }) => kind === 'contribution');
  const conditions = await conditionsOf(
    context,
    contributions.map(({ thing }) => idOf(thing)),
  );
  return {
    spots,
    lines: [...lines.values()],
    records: shown.things.flatMap(({ thing, kind }) => ('kind' in thing ? [] : [`${kind}:${idOf(thing)}`])),
    markingRank: Math.max(...shown.things.map(({ marking }) => rank(Marking, marking))),
    caveats: onceEach(shown.things.flatMap(({ caveats }) => caveats)),
    conditions: contributions.flatMap(({ thing, title }) => {
      const text = conditions.get(idOf(thing));
      return text === undefined ? [] : [`${title}: ${text}`];
    }),
    count: shown.things.length,
  };
}

/**
 * Logged and receipted before anything is written: better a receipt for a file that was not written than a file without one. Throws NOT_FOUND
 * where nothing of it is shown to the person, INPUT_INVALID about `legalBasis`, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL.
 */
export const exportChart: LongUseCase<'charts.export'> = async (context, input) => {
  const { format, recipient, reason } = input;
  const title = printable(input.title);
  const sink = await context.sink(input.saveToken);
  const content = await context.read(
    (transaction) => contentOf(transaction, input),
    (value) => ({ records: value.records, reason, recipient }),
  );
  const { markingRank } = content;
  const receipt = await context.transact(
    async (transaction) => {
      const given = await giveReceipt(transaction, input, `${as[format]}: ${title}`, markingRank);
      const { count: recordCount, caveats } = content;
      await finishReceipt(transaction, given.id, { recordCount, markingRank, caveats });
      return { ...given, legalBasis: await legalBasisOf(transaction, input.legalBasis), at: transaction.now };
    },
    ({ id }) => ({ records: [`disclosure:${id}`], reason, recipient }),
  );
  const marking = markingOf(markingRank);
  const drawing = drawingOf({
    title,
    marking,
    receipt: receipt.number,
    recipient,
    legalBasis: receipt.legalBasis,
    by: context.me.name,
    at: `${receipt.at.slice(0, 16).replace('T', ' ')} UTC`,
    // What stands beside the markings comes first.
    conditions: [...content.caveats.map(({ text }) => text), ...content.conditions],
    spots: content.spots,
    lines: content.lines,
  });
  if (format === 'svg') await sink.write(svgOf(drawing, `${marking} ${title}`));
  return {
    disclosureId: receipt.id,
    receipt: receipt.number,
    marking,
    drawing: format === 'png' ? drawing : null,
  };
};

/** Throws NOT_FOUND where no picture of one's own is awaited, INPUT_INVALID about `picture`, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL. */
export const writePicture: LongUseCase<'charts.writePicture'> = async (context, input) => {
  const sink = await context.sink(input.saveToken);
  const bytes = Buffer.from(input.picture, 'base64');
  if (!bytes.subarray(0, pngBegins.length).equals(pngBegins)) throw new VigilError('INPUT_INVALID', 'picture');
  const { number } = await context.read(
    async ({ db, me, now }) => {
      const row = await db
        .selectFrom('disclosure')
        .select(['number', 'what', 'at', 'reason', 'recipient'])
        .where('id', '=', input.disclosureId)
        .where('by', '=', me.id)
        .executeTakeFirst();
      const awaited = row?.what.startsWith(`${as.png}:`) === true;
      if (row === undefined || !awaited || Date.parse(now) - Date.parse(row.at) > pictureWithin)
        throw new VigilError('NOT_FOUND');
      return row;
    },
    ({ reason, recipient }) => ({ records: [`disclosure:${input.disclosureId}`], reason, recipient }),
  );
  await sink.write([bytes]);
  return { receipt: number };
};
