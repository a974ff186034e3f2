/** Recording a contribution that somebody typed. Channel and text, or an answer in its place, are all that is asked for. */
import type { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { IntakeForm } from '../../preload/contract/intake.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { belongsTo, kindByChannel, usualMarking } from '../access/admission.ts';
import { raiseDeconflictionHits } from '../linking/deconfliction.ts';
import { deliverWatched } from '../linking/deliver-watched.ts';
import { matchWithOthers } from '../linking/keep-pairs.ts';
import { personsOf } from '../linking/read-persons.ts';
import { extract } from '../matching/extract/index.ts';
import { storedKeysOf } from '../matching/persons/index.ts';
import { placeContributions } from '../placing/points.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { answered, keepAnswers, questionSets, withAnswers } from './guided.ts';
import { newContribution } from './new-contribution.ts';

type Form = Input<'intake.record'>['form'];

const day = 86_400_000;
const filled = (text: string | undefined): string | null => text?.trim() || null;
type Flag = 'immediateRisk' | 'riskConfirmed' | 'anonymous' | 'contactable';
const flag = (form: z.output<typeof IntakeForm>, name: Flag) => form[name] ?? false;

/** An advice contact carries no personal content, in no field that takes words; anything else carries a text. */
function checkContent(form: Form, counted: boolean): void {
  if (counted) {
    const words = [form.text, form.area, form.place, form.sourceName, form.sourceContact]
      .concat(Object.values(form.answers ?? {}))
      .concat(form.language, form.toldCaller, form.callBackOn);
    // Somebody at risk has given information: an advice contact is closed as it comes in, and nobody would look.
    if (words.some((field) => filled(field) !== null) || flag(form, 'immediateRisk'))
      throw new VigilError('PERSONAL_CONTENT');
  } else if ([form.text, ...Object.values(form.answers ?? {})].every((words) => filled(words) === null))
    throw new VigilError('INPUT_INVALID', 'form.text');
}

function checkReach(form: Form, marking: Marking, { me, installation }: Context): void {
  if (rank(Marking, marking) > rank(Marking, installation.maximumMarking))
    throw new VigilError('MARKING_ABOVE_INSTALLATION');
  if (rank(Marking, marking) > me.clearance) throw new VigilError('NOT_ALLOWED', 'marking');
  if (!belongsTo(me, form.compartmentId ?? 0)) throw new VigilError('NOT_FOUND');
}

/** A clock that runs ahead and a call just before midnight are forgiven; a wrong year is not. */
function checkReceived(receivedAt: string, now: string): void {
  const at = Date.parse(receivedAt);
  if (at > Date.parse(now) + day || at < Date.UTC(2000, 0, 1)) throw new VigilError('INPUT_INVALID', 'form.receivedAt');
}

/**
 * Throws PERSONAL_CONTENT, RISK_NOT_CONFIRMED, MARKING_ABOVE_INSTALLATION, NOT_ALLOWED above one's own clearance,
 * NOT_FOUND for a compartment that is not one's own, INPUT_INVALID about `form.text` or `form.receivedAt`.
 */
export const record: UseCase<'intake.record'> = async (context, { form, draftId }) => {
  const { db, now } = context;
  const kind = form.kind ?? kindByChannel(form.channel);
  const counted = kind === 'advice';
  const marking = form.marking ?? usualMarking(context.installation);
  const receivedAt = form.receivedAt ?? now;
  checkContent(form, counted);
  checkReceived(receivedAt, now);
  if (flag(form, 'immediateRisk') && !flag(form, 'riskConfirmed')) throw new VigilError('RISK_NOT_CONFIRMED');
  checkReach(form, marking, context);

  const asked = await questionSets(context);
  const given = answered(asked, kind, form.answers ?? {});
  const text = withAnswers(form.text ?? '', given).replaceAll('\0', '');
  const [added] = await context.contributions.addAll([
    newContribution(context, {
      kind,
      channel: form.channel,
      receivedAt,
      text,
      area: filled(form.area),
      place: filled(form.place),
      immediateRisk: flag(form, 'immediateRisk'),
      riskConfirmed: flag(form, 'riskConfirmed'),
      anonymous: flag(form, 'anonymous'),
      contactable: flag(form, 'contactable'),
      source: { name: filled(form.sourceName), contact: filled(form.sourceContact) },
      markingRank: rank(Marking, marking),
      compartmentId: form.compartmentId ?? 0,
      identifiers: extract(text, { receivedAt }),
      personKeys: storedKeysOf(personsOf(text, receivedAt)),
    }),
  ]);
  // Without a row key nothing can be held already.
  if (added === undefined || added === null) throw new VigilError('UNEXPECTED');
  if (!counted) {
    const { area, place } = { area: filled(form.area), place: filled(form.place) };
    const standing = { markingRank: rank(Marking, marking), compartmentId: form.compartmentId ?? 0 };
    await placeContributions(context, [{ id: added.id, text, area, place, receivedAt, ...standing }]);
    await keepAnswers(context, added.id, asked.version, form, given);
    await raiseDeconflictionHits(context, added.id);
    await deliverWatched(context, [added.id]);
    await matchWithOthers(context, added.id);
  }
  if (draftId !== null) {
    await db.deleteFrom('draft_row').where('id', '=', draftId).execute();
    context.changed('draft');
  }
  context.changed('contribution', `contribution:${added.id}`, 'queue', 'dashboard');
  return added;
};
