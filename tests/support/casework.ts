/** What most stories of casework begin with: two case officers, an investigation to open, a tip to record. */
import type { SubjectSource } from '../../main/matching/scoring/index.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import type { Harness, TestPerson } from './engine.ts';

/** `shah`, and `mason`, who also belongs to the compartment HERON. */
export const shahAndMason: TestPerson[] = [
  { login: 'shah', roles: ['case_officer'] },
  { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
];

/** The form that opens GREY HERON, an attack plot in no compartment, unless `changes` says otherwise. */
export const openingForm = (changes: Partial<Input<'investigations.open'>> = {}): Input<'investigations.open'> => ({
  operation: 'GREY HERON',
  kind: 'attack plot',
  priority: 'P1B',
  reason: 'Two tips agree',
  summary: 'A man was seen filming the gates of Wexmouth Regatta.',
  area: 'Wexmouth (Harbour)',
  marking: 'OFFICIAL-SENSITIVE',
  compartmentId: null,
  ...changes,
});

/** Records a call to the hotline, unless `form` names another channel. */
export const recordTip = (
  harness: Harness,
  login: string,
  text: string,
  form: Partial<Input<'intake.record'>['form']> = {},
): Promise<Output<'intake.record'>> =>
  harness.as(login).do('intake.record', { form: { channel: 'hotline', text, ...form }, draftId: null });

/** The id of the account with that login. Throws where there is none. */
export const accountId = (harness: Harness, login: string): number =>
  (harness.peek().prepare('select id from account_row where login = ?').get(login) as { id: number }).id;

/** A subject as the matcher takes one: a suspect of whom only the name is recorded, unless `more` says otherwise. */
export const subjectSource = (id: number, name: string, more: Partial<SubjectSource> = {}): SubjectSource => ({
  id,
  name,
  role: 'suspect',
  aliases: [],
  born: null,
  phones: [],
  emails: [],
  handles: [],
  vehicles: [],
  addresses: [],
  organisations: [],
  ...more,
});
