/** What both worlds hold from the beginning, done through the engine by people outside the closed circle. */
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { entities } from './opening-entities.ts';
import { saveToken } from './world.ts';

export type Do = <V extends VerbName>(login: string, verb: V, input: Input<V>) => Promise<Output<V>>;

const at = '2026-03-01T09:00:00.000Z';
const evidence = { intent: true, target: true, capability: false, rehearsal: false };
const rcap = { risk: 'medium', credibility: 'medium', actionability: 'low', proportionality: 'high' } as const;

/** A line of enquiry, notes with a mention, and more of each than one page holds. */
async function playWork(play: Do, login: string, id: number, decisionId: number): Promise<void> {
  const enquiry = { id, aim: 'Who comes and goes', priority: 'M' } as const;
  const { enquiryId } = await play(login, 'investigations.addEnquiry', { ...enquiry, title: 'The gates' });
  await play(login, 'investigations.addEnquiry', { ...enquiry, title: 'The hall' });
  const raised = { id, priority: 'L', due: null, allocatedTo: null, contributionId: null } as const;
  await play(login, 'investigations.raiseAction', { ...raised, title: 'Read it again', enquiryId, decisionId });
  const { people } = await play(login, 'investigations.peopleToMention', { id, text: '' });
  for (const text of ['Seen at the gates', 'Nothing new'])
    for (const person of people.slice(0, 5)) {
      const note = { id, threadId: null, text: `${text} @${person.name}`, mentions: [person.id] };
      const { noteId } = await play(login, 'investigations.addNote', note);
      await play(login, 'investigations.addNote', { id, threadId: noteId, text: 'Thanks', mentions: [] });
    }
}

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
    // Whoever has the restricted case is told that the other has it.
    ['reed', lark, null, 'phone', '07700 900166'],
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
    const { decisionId } = await play(login, 'investigations.addDecision', {
      id,
      title: 'Keep watching',
      text: '',
      reason: 'Nothing new',
      decidedAt: null,
      supersedes: null,
      reviewOn: '2026-12-01',
      countersign: true,
    });
    await playWork(play, login, id, decisionId);
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
  // Before anything comes in, so that it reaches them.
  for (const login of ['reed', 'kowal', 'hurst', 'brennan'])
    await play(login, 'linking.watch', { text: 'TX21 ABC', why: 'The van at the gates' });
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
      ['kowal', 'It is about Tobyn Larkryse, the white van and the hall once more.'],
    ] as const
  ).entries())
    ids.push(await record(login, text, at < 4 ? '2025-09-01T08:00:00.000Z' : '2026-03-08T12:00:00.000Z'));
  for (const [login, text] of [
    ['kowal', 'She will say more about the harbour if somebody rings.'],
    ['reed', 'He wants to be rung back, and not at home.'],
    ['kowal', 'A neighbour with a list of numbers, to be rung on Thursday.'],
  ] as const)
    await play(login, 'intake.record', { form: { channel: 'hotline', text, callBackOn: '2026-03-12' }, draftId: null });
  for (const login of ['reed', 'kowal', 'hurst', 'brennan']) {
    await play(login, 'inbox.list', { scope: 'mine', after: null, limit: 50 });
    await play(login, 'myWork.callBacks', { whose: 'everybody', after: null, limit: 20 });
  }
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
  for (const [contributionId, otherId] of [
    [two, four],
    [one, seven],
  ] as const)
    await play('kowal', 'linking.decideSamePerson', { contributionId, otherId, decision: 'different' });
  await play('reed', 'linking.waiveEarlierReports', { contributionId: seven, otherIds: null, reason: 'Read already' });
  const nfa = { outcome: 'nfa', reason: 'Nothing in it' } as const;
  for (const [login, id] of [
    ['kowal', three],
    ['reed', six],
    ['hurst', five],
  ] as const)
    await play(login, 'triage.setOutcome', { id, version: 1, ...nfa });
  // Closed, so that somebody can be their second reviewer.
  for (const [login, text] of [
    ['reed', 'Somebody left a bicycle at the harbour.'],
    ['kowal', 'A lamp in Mill Lane is out.'],
    ['hurst', 'Music from the hall until midnight.'],
    ['reed', 'A caller who wanted the water company.'],
    ['kowal', 'Fireworks behind the hall.'],
    ['kowal', 'Two cars parked across a gate.'],
    ['reed', 'A wrong number, she said.'],
    ['kowal', 'Somebody shouts at the ducks.'],
    ['kowal', 'The lift at the harbour is broken.'],
  ] as const) {
    const id = await record(login, text, '2026-02-20T09:00:00.000Z');
    await play(login, 'triage.setOutcome', { id, version: 1, ...nfa });
    await play('adeyemi', 'triage.signOff', { id, version: 2, agree: true });
  }
  const { reviews } = await play('shah', 'reviews.waiting', { after: null, limit: 4 });
  for (const { id } of reviews)
    await play('shah', 'reviews.give', { id, outcome: 'lead', reason: 'Nobody asked the caller' });
  await play('kowal', 'triage.setOutcome', { id: seven, version: 1, outcome: 'lead', rcap });
  const passed = { recipientKind: 'partner', recipient: 'The partner agency', legalBasis: 'dpa-part-3' } as const;
  for (const [login, contributionId] of [
    ['kowal', two],
    ['reed', four],
    ['hurst', two],
    ['adeyemi', four],
  ] as const)
    for (const what of ['The text of the report', 'The number of the van'])
      await play(login, 'disseminations.send', {
        contributionId,
        investigationId: null,
        ...passed,
        what,
        sentAt: '2025-09-01T09:00:00.000Z',
        reason: 'They asked for it',
      });
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

/** A map, a gazetteer, and reports that name its places. */
async function maps(play: Do): Promise<void> {
  for (const kind of ['tiles', 'gazetteer'] as const) {
    const token = kind === 'tiles' ? 'a-file-with-tiles' : 'a-file-of-places';
    await play('yildiz', 'maps.loadFile', { fileToken: token, kind, name: 'Region', source: 'Invented', task: 'load' });
  }
  for (const [login, text] of [
    ['reed', 'The van TX21 ABC stood in Mill Lane, Halverton.'],
    ['kowal', 'They meet in Newbridge on Fridays.'],
    ['hurst', 'A light in a flat in ZZ99 3AB.'],
  ] as const) {
    const form = { channel: 'hotline', text, receivedAt: '2026-03-07T12:00:00.000Z' } as const;
    await play(login, 'intake.record', { form, draftId: null });
  }
}

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
  const year = { from: '2024-01-01', to: '2024-12-31', corrects: null } as const;
  for (const approved of [true, false, false]) {
    const { id } = await play('brennan', 'publicPage.draft', year);
    if (approved) await play('hurst', 'publicPage.approve', { id, agree: true, reason: null });
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

/** Documents with contributions and cases, some of them begun only, and exhibits that have been moved. */
async function documents(play: Do, [lark = 0, wren = 0, gull = 0]: readonly number[]): Promise<void> {
  const nothing = { contributionId: null, investigationId: null, exhibitId: null };
  const begin = async (login: string, about: Partial<Input<'documents.begin'>>, size = 3) => {
    const given = { ...nothing, ...about, name: 'plan.txt', size, marking: null };
    const { documentId } = await play(login, 'documents.begin', given);
    return documentId;
  };
  const piece = (login: string, documentId: number, bytes = 'QUJD') =>
    play(login, 'documents.addPiece', { documentId, from: 0, bytes });
  const add = async (login: string, about: Partial<Input<'documents.begin'>>, text: string) => {
    const documentId = await begin(login, about, text.length);
    await piece(login, documentId, Buffer.from(text).toString('base64'));
    await play(login, 'documents.finish', { documentId, task: 'add' });
    return documentId;
  };
  // Of two parts, so that there is a next one.
  const long = 'The gates were open again.\n'.repeat(2_500);
  for (const [login, investigationId] of [
    ['reed', lark],
    ['hurst', wren],
    ['adeyemi', gull],
  ] as const) {
    await add(login, { contributionId: 1 }, 'The van TX21 ABC stood there.');
    await add(login, { investigationId }, long);
    const numbers = Array.from({ length: 40 }, (_, at) => `07700 9002${10 + at}`).join(', then ');
    await add(login, { investigationId }, `He rang from 07700 900144, then ${numbers}.`);
    const number = { investigationId, kind: 'phone', value: '+447700900144' } as const;
    for (const ruledOut of [true, false]) await play(login, 'documents.notOfCase', { ...number, ruledOut });
    const documentId = await add(login, { investigationId }, 'Of another case');
    await play(login, 'documents.withdraw', { documentId, reason: 'Of another case' });
    await piece(login, await begin(login, { contributionId: 2 }));
    await begin(login, { contributionId: 2 });
    const found = { description: 'A plan', foundBy: 'J. Sand', foundPlace: 'The hall' };
    for (const reference of ['JAS/1', 'JAS/2']) {
      const { exhibitId } = await play(login, 'exhibits.record', {
        investigationId,
        reference,
        ...found,
        foundAt: '2025-01-01T09:00:00.000Z',
        foundPrecision: 'minute',
        heldBy: 'J. Sand',
        heldAt: 'The office',
        sealNumber: null,
      });
      const moved = { at: '2025-01-02T09:00:00.000Z', toWhom: 'The store', place: 'Halverton', reason: 'Kept there' };
      await play(login, 'exhibits.move', { exhibitId, ...moved, sealNumber: 'B1' });
      await play(login, 'exhibits.get', { exhibitId });
      if (reference === 'JAS/2') await play(login, 'exhibits.withdraw', { exhibitId, reason: 'Recorded twice' });
    }
  }
  await play('kowal', 'documents.list', { ...nothing, contributionId: 1, after: null, limit: 10 });
}

/** A case that nobody owns, one that was closed, and proposals that wait for an answer. */
async function caseProposals(play: Do, cases: readonly number[]): Promise<void> {
  const [lark = 0, wren = 0, gull = 0] = cases;
  const opened = { kind: 'funding', priority: 'P3', reason: 'First assessment', area: 'Halverton' } as const;
  const plain = { ...opened, marking: 'OFFICIAL-SENSITIVE', compartmentId: null } as const;
  for (const [operation, login] of [
    ['OPEN FINCH', 'reed'],
    ['OPEN STARLING', 'adeyemi'],
  ] as const) {
    const { id } = await play(login, 'investigations.open', { ...plain, operation, summary: 'Money for the hall' });
    await play(login, 'investigations.change', { id, version: 1, ownerId: null, reason: 'Goes to another team' });
    await play('hurst', 'investigations.get', { id });
  }
  const { id } = await play('hurst', 'investigations.open', { ...plain, operation: 'OPEN KITE', summary: 'The hall' });
  const over = { id, version: 1, reason: 'Everybody is charged' };
  const { proposalId } = await play('hurst', 'investigations.proposeClosure', over);
  await play('adeyemi', 'investigations.answerProposal', { id, proposalId, agree: true });
  await play('hurst', 'investigations.get', { id });
  for (const [login, about] of [
    ['reed', wren],
    ['shah', lark],
    ['hurst', lark],
    ['adeyemi', lark],
    ['reed', gull],
  ] as const)
    await play(login, 'investigations.proposeChange', { id: about, what: 'Add Lee Hartnoll', reason: 'Seen there' });
  const { items } = await play('reed', 'investigations.closingItems', { id: lark, after: null, limit: 100 });
  for (const { what, itemId } of items)
    await play('reed', 'investigations.waiveForClosing', { id: lark, what, itemId, reason: 'Nothing new' });
  const { version } = await play('reed', 'investigations.get', { id: lark });
  await play('reed', 'investigations.proposeClosure', { id: lark, version, reason: 'Nothing new for a month' });
}

/** Markings that wait for a second person, and a case with readers of its own. */
async function markings(play: Do): Promise<void> {
  const form = {
    channel: 'hotline',
    marking: 'SECRET',
    text: 'A man with a map of the gates.',
    sourceContact: '07700 900355',
  } as const;
  for (const login of ['kowal', 'reed', 'adeyemi', 'hurst'])
    await play(login, 'intake.record', {
      form: { ...form, marking: 'OFFICIAL-SENSITIVE', sourceContact: `07700 9003${login.length}6` },
      draftId: null,
    });
  for (const login of ['shah', 'hurst', 'adeyemi']) {
    const { id } = await play(login, 'intake.record', { form, draftId: null });
    const lower = { id, version: 1, marking: 'OFFICIAL-SENSITIVE', compartmentId: null, reason: 'No source' } as const;
    await play(login, 'contributions.changeMarking', lower);
  }
  const plain = { kind: 'funding', priority: 'P3', reason: 'First assessment', area: 'Halverton' } as const;
  for (const [operation, login] of [
    ['OPEN SWIFT', 'hurst'],
    ['OPEN TERN', 'adeyemi'],
  ] as const) {
    const opened = { ...plain, operation, summary: 'Money for the gates', compartmentId: null } as const;
    const { id } = await play(login, 'investigations.open', { ...opened, marking: 'SECRET' });
    const lower = { id, version: 1, marking: 'OFFICIAL', compartmentId: null, reason: 'No source' } as const;
    await play(login, 'investigations.changeMarking', lower);
    const narrow = await play(login, 'investigations.open', {
      ...opened,
      operation: `${operation} TWO`,
      marking: 'OFFICIAL-SENSITIVE',
    });
    const readers = { id: narrow.id, readers: [4, 6], reason: 'A colleague’s family is in it' };
    await play(login, 'investigations.setReaders', { ...readers, version: 1 });
    await play(login, 'investigations.get', { id: narrow.id });
    if (login === 'hurst')
      await play(login, 'investigations.liftReaders', { id: narrow.id, version: 2, reason: 'Over' });
  }
}

/** What was opened by break-glass, and waits for a review. */
async function breakGlass(play: Do, [, , , otter = 0]: readonly number[]): Promise<void> {
  const { reference } = await play('shah', 'investigations.get', { id: otter });
  for (const login of ['reed', 'hurst', 'brennan', 'adeyemi'])
    await play(login, 'access.breakGlass', { reference, reason: 'Somebody is in danger tonight' });
  await play('shah', 'access.breakGlassToReview', { after: null });
}

/** Link charts of cases that everybody sees, one of them withdrawn. */
async function charts(play: Do, [lark = 0, wren = 0, gull = 0]: readonly number[]): Promise<void> {
  const at = { x: 0, y: 0, hidden: false, note: 'Seen twice', apart: [] };
  for (const [login, investigationId] of [
    ['reed', lark],
    ['hurst', wren],
    ['adeyemi', gull],
    ['hurst', gull],
  ] as const) {
    const things = [
      { ...at, thing: { investigationId } },
      { ...at, thing: { contributionId: 1 } },
      { ...at, thing: { kind: 'phone', value: '+447700900123' } as const },
    ];
    const { id } = await play(login, 'charts.make', { investigationId, name: 'At the harbour', note: '', things });
    await play(login, 'charts.open', { id });
    await play(login, 'charts.list', { investigationId, withdrawn: false, after: null, limit: 50 });
    if (investigationId === gull) await play(login, 'charts.withdraw', { id, reason: 'Another is newer' });
    // Pictures of which the page has still to give back the dots.
    const drawing = {
      title: 'At the harbour',
      format: 'png' as const,
      things: [{ thing: { investigationId }, x: 0, y: 0 }],
    };
    const given = { recipient: 'Regional office', reason: 'They asked for it', legalBasis: 'dpa-part-3' };
    await play(login, 'charts.export', { ...drawing, groups: [], saveToken, ...given });
  }
}

/** Changes of rules that wait, some to be agreed to and some to be taken back. */
async function rules(play: Do): Promise<void> {
  const asked = { basedOn: 1, fromDay: '2031-01-01', reason: 'After the inspection' };
  const due = { days: 'working' as const, send: 2, receipt: 3, outcome: 30 };
  const changes: [string, Input<'rules.propose'>['content']][] = [
    ['hurst', { name: 'late_stage', rule: { all: ['intent'], any: ['rehearsal'], countersigned: true } }],
    ['adeyemi', { name: 'sign_off', rule: { reason: ['nfa'], closing: [] } }],
    ['yildiz', { name: 'question_set', rule: { tip: [], referral: [], online_material: [] } }],
    ['okafor', { name: 'subject_matter', rule: { words: [{ word: 'transport', label: 'Transport' }] } }],
    [
      'hurst',
      {
        name: 'dissemination',
        rule: {
          bases: [{ code: 'dpa-part-3', wording: 'Data Protection Act 2018, Part 3' }],
          due: { prevent: due, force: due, partner: due, prosecutor: due, other_recipient: due },
        },
      },
    ],
  ];
  for (const [login, content] of changes) await play(login, 'rules.propose', { ...asked, content });
  for (const login of ['hurst', 'adeyemi', 'yildiz', 'okafor']) await play(login, 'rules.waiting', {});
}

/** The order is fixed, so that ids are the same wherever it is played. */
/** Whom a brief goes to: two lists of each who may give one, so that one can be removed. */
async function briefLists(play: Do): Promise<void> {
  const recipients = [{ name: 'The board', role: '', organisation: 'Region' }];
  const given = { recipients, reason: 'For the meeting', legalBasis: 'dpa-part-3', schedule: null };
  for (const login of ['hurst', 'brennan', 'adeyemi'])
    for (const name of ['Board', 'Region'])
      await play(login, 'oversight.saveBriefList', { ...given, listId: null, name });
}

export async function playOpening(play: Do): Promise<void> {
  await maps(play);
  const cases = await investigations(play);
  await tips(play, cases);
  await people(play);
  await documents(play, cases);
  await entities(play, cases);
  await caseProposals(play, cases);
  await markings(play);
  await breakGlass(play, cases);
  await charts(play, cases);
  await rules(play);
  await briefLists(play);
}
