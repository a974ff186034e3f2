/** Room: how well linking finds what it should. The contract says what each verb does. */
import { z } from 'zod';
import type { Output } from '../../preload/contract/index.ts';
import { MatchStrength } from '../../preload/contract/vocabulary.ts';
import type { Context, LongUseCase, UseCase } from '../store/use-case.ts';
import { measuredInThread } from './measuring-thread.ts';
import { unseenTexts } from './unseen-texts.ts';

type Measured = Output<'accuracy.measure'>;
type Decisions = Output<'accuracy.get'>['decisions'];

/** Counting goes back no further than this many decisions. */
const among = 5_000;

const Report = z.record(z.string(), z.unknown());

async function decided({ db }: Context): Promise<Decisions> {
  const newest = await db
    .selectFrom('link')
    .select(['matchStrength', 'decision'])
    .where('withdrawnAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(among)
    .execute();
  return [...MatchStrength.options, null].map((matchStrength) => {
    const own = newest.filter((one) => one.matchStrength === matchStrength);
    const count = (decision: string) => own.filter((one) => one.decision === decision).length;
    return { matchStrength, linked: count('linked'), notThis: count('not_this'), unsure: count('unsure') };
  });
}

async function last({ db }: Context): Promise<Measured | null> {
  const row = await db
    .selectFrom('accuracy_run')
    .innerJoin('colleague', 'colleague.id', 'accuracy_run.by')
    .select(['accuracy_run.id', 'accuracy_run.at', 'accuracy_run.report', 'colleague.name as by'])
    .orderBy('accuracy_run.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, at, by, report } = row;
  // The contract's schema checks it once more before it leaves.
  return { ...Report.parse(JSON.parse(report)), id, at, by } as Measured;
}

export const get: UseCase<'accuracy.get'> = async (context) => ({
  unseen: unseenTexts,
  measured: await last(context),
  decisions: await decided(context),
  among,
});

/** It reads nothing in the vault; its result is kept together with who asked for it. */
export const measure: LongUseCase<'accuracy.measure'> = async (context) => {
  const report = await measuredInThread(context.signal);
  return context.transact(
    async ({ db, me, now, changed }) => {
      const { id } = await db
        .insertInto('accuracy_run_row')
        .values({ at: now, by: me.id, report: JSON.stringify(report) })
        .returning('id')
        .executeTakeFirstOrThrow();
      changed('accuracy');
      return { ...report, id, at: now, by: me.name };
    },
    ({ id }) => ({ records: [`accuracy:${id}`] }),
  );
};
