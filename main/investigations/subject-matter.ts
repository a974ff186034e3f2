/** What an investigation is about: set with a reason, and each time kept. */
import { VigilError } from '../../preload/contract/errors.ts';
import { vocabularyOn } from '../plots/subject-matter.ts';
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { notifyChanged, requireInvestigation } from './require.ts';

/** Changes that are shown. */
const shown = 50;

/** Throws NOT_FOUND. */
export const subjectMatter: UseCase<'investigations.subjectMatter'> = async (context, { id }) => {
  await requireInvestigation(context, id);
  const { version, wording, rule } = await vocabularyOn(context, ukDay(context.now));
  const rows = await context.db
    .selectFrom('subject_matter')
    .innerJoin('colleague', 'colleague.id', 'subject_matter.by')
    .select(['subject_matter.matter', 'subject_matter.at', 'subject_matter.reason', 'colleague.name as by'])
    .where('subject_matter.investigationId', '=', id)
    .orderBy('subject_matter.id', 'desc')
    .limit(shown)
    .execute();
  // A word that was given up since is shown as it was kept.
  const labelOf = (word: string) => rule.words.find((one) => one.word === word)?.label ?? word;
  const [last] = rows;
  return {
    vocabulary: { version, wording, words: rule.words },
    matter: last === undefined ? null : { word: last.matter, label: labelOf(last.matter) },
    history: rows.map(({ matter, ...row }) => ({ ...row, label: labelOf(matter) })),
  };
};

/** Throws NOT_FOUND, INPUT_INVALID about `matter` for a word that is not in the vocabulary. */
export const setSubjectMatter: UseCase<'investigations.setSubjectMatter'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requireInvestigation(context, input.id);
  const { version, rule } = await vocabularyOn(context, ukDay(now));
  if (!rule.words.some(({ word }) => word === input.matter)) throw new VigilError('INPUT_INVALID', 'matter');
  await db
    .insertInto('subject_matter_row')
    .values({ investigationId, matter: input.matter, version, at: now, by: me.id, reason: input.reason })
    .execute();
  notifyChanged(context, investigationId, 'dashboard');
  return {};
};
