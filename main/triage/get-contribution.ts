/** Opening one contribution with everything belonging to it that the viewer may see. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { NoteMark, saidNote } from '../../preload/contract/reading-notes.ts';
import { DecidedUnder } from '../../preload/contract/rule-shapes.ts';
import { caveatsOfContributions } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { waitingMarking } from '../access/waiting-markings.ts';
import { claimOf } from '../contributions/claims.ts';
import { receiptsOf } from '../contributions/receipts.ts';
import { mayOpenSource, naming, readersOfSource } from '../contributions/sealed-source.ts';
import { snoozesOf } from '../contributions/snoozes.ts';
import { canUndo } from '../contributions/undo.ts';
import { standingDecisions } from '../linking/standing-decisions.ts';
import { findHomoglyphs } from '../matching/extract/homoglyphs.ts';
import { findPersons } from '../matching/extract/person.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { intakeOf } from './intake-answers.ts';
import { needsAnotherPerson } from './proposal-round.ts';
import { keptRcap } from './triage.ts';

type Contribution = Output<'triage.get'>;
const KeptNotes = z.array(NoteMark);

async function readContribution({ db }: Context, id: number) {
  const row = await db
    .selectFrom('contribution')
    .leftJoin('colleague as recorder', 'recorder.id', 'contribution.recordedBy')
    .leftJoin('colleague as proposer', 'proposer.id', 'contribution.proposedBy')
    .leftJoin('compartment', 'compartment.id', 'contribution.compartmentId')
    .selectAll('contribution')
    .select(['recorder.name as recorder', 'proposer.name as proposer', 'compartment.name as compartment'])
    .where('contribution.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

async function readGrades({ db }: Context, id: number): Promise<Contribution['grades']> {
  const rows = await db
    .selectFrom('grade')
    .select(['graded', 'source', 'intelligence', 'handling', 'conditions'])
    .where('contributionId', '=', id)
    .where('withdrawnAt', 'is', null)
    .execute();
  const by = (graded: 'submitter' | 'evaluator') => rows.find((row) => row.graded === graded) ?? null;
  return { submitter: by('submitter'), evaluator: by('evaluator') };
}

async function readHistory({ db }: Context, id: number): Promise<Contribution['history']> {
  const rows = await db
    .selectFrom('change')
    .innerJoin('colleague', 'colleague.id', 'change.by')
    .select([
      'change.id',
      'change.at',
      'colleague.name as by',
      'change.what',
      'change.reason',
      'change.undoneAt',
      'change.decidedUnder',
    ])
    .where('change.contributionId', '=', id)
    .orderBy('change.id', 'desc')
    .execute();
  return rows.map(({ undoneAt, decidedUnder, ...row }) => ({
    ...row,
    undone: undoneAt !== null,
    decidedUnder: decidedUnder === null ? [] : DecidedUnder.parse(JSON.parse(decidedUnder)),
  }));
}

async function readNotes({ db }: Context, id: number): Promise<Contribution['notes']> {
  const row = await db
    .selectFrom('contribution_note')
    .select('notes')
    .where('contributionId', '=', id)
    .executeTakeFirst();
  return row === undefined ? [] : KeptNotes.parse(JSON.parse(row.notes)).map(saidNote);
}

/** When the viewer, who recorded it, was told that the people of an investigation they may not know of are dealing with it. */
async function toldAt({ db }: Context, id: number): Promise<string | null> {
  const row = await db
    .selectFrom('notice_to_me')
    .select('at')
    .where('contributionId', '=', id)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

const mayAnswerMarking = ({ me }: Context) => me.roles.includes('supervisor') || me.roles.includes('case_officer');

/** History comes newest first, identifiers in the order of the text. Throws NOT_FOUND. */
export const get: UseCase<'triage.get'> = async (context, input) => {
  const row = await readContribution(context, input.id);
  const identifiers = await context.db
    .selectFrom('identifier')
    .select(['kind', 'text', 'value', 'start', 'end'])
    .where('contributionId', '=', input.id)
    .orderBy('start')
    .execute();
  // How certain a name is can be read only from the text itself: when the contribution came in, only the names were kept.
  const doubtful = new Set(findPersons(row.text).flatMap((one) => (one.doubtful === true ? [one.start] : [])));
  return {
    ...row,
    recordedBy: row.recorder,
    proposedBy: row.proposer,
    needsAnotherPerson: await needsAnotherPerson(context, row),
    immediateRisk: row.immediateRisk === 1,
    riskConfirmed: row.riskConfirmed === 1,
    anonymous: row.anonymous === 1,
    contactable: row.contactable === 1,
    sealedSource: row.sealedSource === 1,
    marking: markingOf(row.markingRank),
    caveats: (await caveatsOfContributions(context, [input.id])).get(input.id) ?? [],
    rcap: keptRcap(row.rcap),
    identifiers: identifiers.map((one) =>
      one.kind === 'person' && doubtful.has(one.start) ? { ...one, doubtful: true as const } : one,
    ),
    homoglyphs: findHomoglyphs(row.text),
    notes: await readNotes(context, input.id),
    claim: await claimOf(context, input.id),
    snooze: (await snoozesOf(context, [input.id])).get(input.id) ?? null,
    links: await standingDecisions(context, input.id),
    receipts: (await receiptsOf(context, [input.id])).get(input.id) ?? [],
    grades: await readGrades(context, input.id),
    intake: await intakeOf(context, input.id, row.kind),
    history: await readHistory(context, input.id),
    toldAt: await toldAt(context, input.id),
    source:
      row.sealedSource === 0
        ? null
        : {
            mayOpen: await mayOpenSource(context, input.id),
            mayName: (await naming(context, row.recordedBy)) !== null,
            readers: await readersOfSource(context, input.id),
          },
    waitingMarking: await waitingMarking(context, { contributionId: input.id }, mayAnswerMarking(context)),
    canUndo: await canUndo(context, input.id),
  };
};
