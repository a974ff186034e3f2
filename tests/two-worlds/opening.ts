/** What both worlds hold from the beginning, done through the engine by people outside the closed circle. */
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';

export type Do = <V extends VerbName>(login: string, verb: V, input: Input<V>) => Promise<Output<V>>;

const at = '2026-03-01T09:00:00.000Z';
const evidence = { intent: true, target: true, capability: false, rehearsal: false };
const rcap = { risk: 'medium', credibility: 'medium', actionability: 'low', proportionality: 'high' } as const;

async function investigations(play: Do): Promise<number[]> {
  const open = async (login: string, operation: string, more: Partial<Input<'investigations.open'>> = {}) => {
    const { id } = await play(login, 'investigations.open', {
      operation,
      kind: 'attack plot',
      priority: 'P2M',
      reason: 'First assessment',
      summary: 'A group that films the harbour gates',
      area: 'Halverton',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: null,
      ...more,
    });
    return id;
  };
  const subject = (login: string, id: number, name: string) =>
    play(login, 'investigations.addSubject', { id, role: 'suspect', name, aliases: ['Dunny'], born: '1988' });
  const lark = await open('reed', 'OPEN LARK');
  const wren = await open('hurst', 'OPEN WREN', { kind: 'funding' });
  const gull = await open('adeyemi', 'OPEN GULL');
  const otter = await open('shah', 'OTTER ONE', { compartmentId: 1 });
  const { subjectId } = await subject('reed', lark, 'Craig Dunmore');
  await subject('hurst', wren, 'Lee Hartnoll');
  await subject('shah', otter, 'Joanne Pickavance');
  const identifiers: [string, number, number | null, 'phone' | 'vrm', string][] = [
    ['reed', lark, subjectId, 'phone', '07700 900123'],
    ['reed', lark, null, 'vrm', 'TX21 ABC'],
    ['hurst', wren, null, 'phone', '07700 900141'],
    ['shah', otter, null, 'phone', '07700 900166'],
  ];
  for (const [login, id, of, kind, text] of identifiers)
    await play(login, 'investigations.addIdentifier', { id, subjectId: of, kind, text });
  for (const [login, id] of [
    ['reed', lark],
    ['adeyemi', gull],
    ['hurst', wren],
  ] as const) {
    const when = { from: at, to: null, precision: 'day', basis: 'reported' } as const;
    const event = { kind: 'sighting', title: 'At the harbour', detail: '', when, place: null } as const;
    const unset = { subjectId: null, contributionId: null, knownAt: null };
    const { eventId } = await play(login, 'investigations.addEvent', { id, ...event, ...unset });
    await play(login, 'investigations.addEvent', { id, ...event, ...unset });
    await play(login, 'investigations.withdraw', { id, what: 'event', itemId: eventId, reason: 'Entered twice' });
    await play(login, 'investigations.recordArrest', { id, subjectId: null, at, outcome: 'pending' });
    const action = { id, priority: 'M', due: '2026-03-05', allocatedTo: null, contributionId: null } as const;
    await play(login, 'investigations.raiseAction', { ...action, title: 'Watch the gates' });
    const { actionId } = await play(login, 'investigations.raiseAction', {
      ...action,
      title: 'Ask the harbour office',
    });
    const { account } = await play(login, 'access.me', {});
    const done = { actionId, to: 'resulted', allocatedTo: account.id, result: 'Nobody saw it' } as const;
    await play(login, 'investigations.advanceAction', done);
    await play(login, 'investigations.addDecision', {
      id,
      title: 'Keep watching',
      text: '',
      reason: 'Nothing new',
      decidedAt: null,
      supersedes: null,
    });
  }
  for (const [login, id] of [
    ['reed', lark],
    ['adeyemi', gull],
    ['hurst', lark],
  ] as const)
    await play(login, 'investigations.assessStage', { id, at, stage: 'rehearsal', evidence, reason: 'Seen at it' });
  return [lark, wren, gull, otter];
}

async function tips(play: Do, [lark, wren, gull]: readonly number[]): Promise<void> {
  const record = async (login: string, text: string, receivedAt: string) => {
    const form = { channel: 'hotline', text, receivedAt, area: 'Halverton' } as const;
    return (await play(login, 'intake.record', { form, draftId: null })).id;
  };
  const ids: number[] = [];
  for (const [at, [login, text]] of (
    [
      ['kowal', 'Craig Dunmore rang from 07700 900123 about the harbour.'],
      ['kowal', 'The van TX21 ABC again. Ask for Lee Hartnoll on 07700 900141.'],
      ['reed', 'A dog barks all night in Mill Lane.'],
      ['reed', 'The van TX21 ABC again. Ask for Lee Hartnoll on 07700 900141.'],
      ['kowal', 'Joanne Pickavance rang from 07700 900166 about the harbour.'],
      ['kowal', 'Somebody posted about the gates at https://harbour.example/gate.'],
      ['adeyemi', 'A man called Tobin Larkrise keeps a white van, AB12 CDE, behind the hall.'],
      ['hurst', 'Tobin Larkrise rang from 07700 900187 about the hall.'],
    ] as const
  ).entries())
    ids.push(await record(login, text, at < 4 ? '2025-09-01T08:00:00.000Z' : '2026-03-08T12:00:00.000Z'));
  const [one = 0, two = 0, three = 0, four = 0, five = 0, six = 0, seven = 0] = ids;
  if (lark === undefined || wren === undefined || gull === undefined) return;
  await play('reed', 'linking.decide', { contributionId: one, investigationId: lark, decision: 'linked' });
  // What an investigation has to do with, its people can tell of.
  for (const contributionId of ids.slice(1))
    for (const [login, investigationId] of [
      ['reed', lark],
      ['hurst', wren],
      ['adeyemi', gull],
    ] as const)
      await play(login, 'linking.decide', { contributionId, investigationId, decision: 'unsure' });
  for (const login of ['reed', 'kowal', 'hurst'])
    await play(login, 'linking.decideMany', {
      contributionIds: [await record(login, 'Lee Hartnoll and the van TX21 ABC.', '2026-01-14T22:15:00.000Z')],
      investigationId: wren,
    });
  const nfa = { outcome: 'nfa', reason: 'Nothing in it' } as const;
  for (const [login, id] of [
    ['kowal', three],
    ['reed', six],
    ['hurst', five],
  ] as const)
    await play(login, 'triage.setOutcome', { id, version: 1, ...nfa });
  await play('kowal', 'triage.setOutcome', { id: seven, version: 1, outcome: 'lead', rcap });
  const grade = { source: '2', intelligence: 'D', handling: 'P' } as const;
  for (const [login, id] of [
    ['kowal', two],
    ['reed', four],
  ] as const)
    await play(login, 'triage.grade', { id, as: 'submitter', ...grade });
}

type Proposed = Input<'access.propose'>['proposal'];
/** The first of these tests' files; see run.ts. */
const fileToken = 'a-file-of-contributions';

async function people(play: Do): Promise<void> {
  for (const login of ['kowal', 'adeyemi', 'reed']) {
    const { mapping } = await play(login, 'intake.previewFile', { fileToken, mapping: null });
    await play(login, 'intake.importFile', { fileToken, mapping, dryRun: false, task: 'import' });
  }
  await play('shah', 'linking.deconflictionHits', { limit: 50 });
  for (const login of ['reed', 'kowal', 'hurst', 'adeyemi'])
    await play(login, 'intake.saveDraft', { draftId: null, form: { text: 'A caller who rang off' } });
  for (const login of ['reed', 'kowal', 'hurst', 'brennan', 'adeyemi']) {
    for (const text of ['07700 900123', 'harbour']) await play(login, 'linking.watch', { text, why: 'Asked for' });
    await play(login, 'triage.saveView', { name: 'Mine', filter: { area: 'Halverton' }, sort: 'newest' });
  }
  const day = { from: '2025-01-01T00:00:00.000Z', level: 'SEVERE', wording: 'An attack is highly likely' } as const;
  for (let n = 0; n < 3; n++) await play('hurst', 'oversight.setThreatLevel', day);
  for (const login of ['yildiz', 'okafor']) {
    const add: Proposed = {
      kind: 'add',
      login: `new.${login}`,
      name: 'A new colleague',
      roles: ['case_officer'],
      clearance: 'OFFICIAL',
    };
    const code: Proposed = { kind: 'recovery_code' };
    for (const proposal of [add, code])
      await play(login, 'access.propose', { proposal, reason: 'Asked for by the unit' });
  }
  // What has reached investigations, and what intake has passed on.
  for (const [login, scope] of [
    ['hurst', 'mine'],
    ['reed', 'mine'],
    ['adeyemi', 'mine'],
    ['kowal', 'sent'],
    ['shah', 'overdue'],
    ['brennan', 'sent'],
  ] as const)
    await play(login, 'inbox.list', { scope, after: null, limit: 50 });
  for (const login of ['hurst', 'adeyemi'])
    await play(login, 'access.addCompartment', { name: `CIRCLE OF ${login}`, reason: 'For a review' });
}

/** The order is fixed, so that ids are the same wherever it is played. */
export async function playOpening(play: Do): Promise<void> {
  const cases = await investigations(play);
  await tips(play, cases);
  await people(play);
}
