/** Documents that people edit on: who may be given what, and that no text of a record breaks the file. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docxOf } from '../../main/exports/word/docx-of.ts';
import type { Paper } from '../../main/exports/word/paper.ts';
import { recordedDay } from '../../main/investigations/date-words.ts';
import type { CaseDocument } from '../../preload/contract/case-papers.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';
import { partsOf, readXml } from '../support/word-file.ts';

const paper: Paper = {
  title: 'Op LARCH, INV-26-0001: chronology',
  marking: 'OFFICIAL-SENSITIVE',
  handling: ['TIP-26-000001: Not outside the unit'],
  about: ['For the court'],
  receipt: 'EXP-26-P1-0001',
  blocks: [
    { kind: 'heading', level: 2, text: 'Chronology' },
    { kind: 'text', text: 'One\nTwo' },
    { kind: 'facts', rows: [['Reference', 'INV-26-0001']] },
    { kind: 'table', head: ['When', 'What'], shares: [30, 70], rows: [['1 Mar 2026', 'A van']] },
  ],
};

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    ']]><w:p><w:r/></w:p>',
    '&amp; &#0; &lt;script&gt;',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"',
    '{ INCLUDETEXT "http://example.invalid" }',
    '\u0000\u0001\u0008\u000b\u000c\u001f\ufffe\uffff\ud800 \udfff',
    'name \u202etxt.exe',
    'x'.repeat(3_000),
    '\t=cmd|\r\nline\u2028other\u0085',
  ),
);

describe('the file', () => {
  it('is marked above and below, has a title, page numbers, and heads of tables that are repeated', async () => {
    const parts = await partsOf(await docxOf(paper));
    const body = readXml(parts.get('word/document.xml') ?? '');
    expect(body.text).toContain('Op LARCH, INV-26-0001: chronology');
    expect(body.text).toContain('TIP-26-000001: Not outside the unit');
    expect(body.elements.get('w:tblHeader')).toBe(1);
    expect(body.elements.get('w:headerReference')).toBe(1);
    expect(body.elements.get('w:footerReference')).toBe(1);
    const [header, footer] = ['header1', 'footer1'].map((name) => readXml(parts.get(`word/${name}.xml`) ?? ''));
    expect(header?.text.trim()).toBe('OFFICIAL-SENSITIVE');
    expect(footer?.text).toContain('OFFICIAL-SENSITIVE');
    expect(footer?.text).toContain('receipt EXP-26-P1-0001');
    expect(footer?.text).toMatch(/page PAGE of NUMPAGES/);
    const core = readXml(parts.get('docProps/core.xml') ?? '');
    expect(core.text).toContain('OFFICIAL-SENSITIVE Op LARCH, INV-26-0001: chronology');
    expect(core.text).toContain('Vigil');
    // Nothing that Word would fetch or run.
    for (const [name, xml] of parts) if (name.endsWith('.rels')) expect(xml).not.toContain('TargetMode="External"');
  });

  it('is well-formed XML whatever a record says, and has no field, link or picture of its making', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 4, maxLength: 8 }), async (given) => {
        const [one = '', two = '', three = '', four = ''] = given;
        const parts = await partsOf(
          await docxOf({
            ...paper,
            title: one,
            handling: [two],
            about: [three],
            blocks: [
              { kind: 'heading', level: 3, text: two },
              { kind: 'text', text: four },
              { kind: 'facts', rows: [[one, two]] },
              { kind: 'table', head: [one, two], shares: [50, 50], rows: [given, []] },
            ],
          }),
        );
        for (const [name, xml] of parts) {
          const { elements, text } = readXml(xml);
          expect(text).not.toMatch(/[\u202A-\u202E]/);
          for (const element of ['w:hyperlink', 'w:drawing', 'w:object', 'w:altChunk'])
            expect(elements.has(element), `${name} ${element}`).toBe(false);
          if (name === 'word/document.xml') expect(elements.has('w:instrText')).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a day as it was recorded', () => {
  it('is no more exact than it is known', () => {
    expect(['2005-08-19', '2005-08', '2005'].map(recordedDay)).toEqual(['19 Aug 2005', 'August 2005', '2005']);
  });
});

describe('a document of a case', () => {
  let harness: Harness;
  let larch: number;
  const saveToken = 'token-of-the-saved-file';
  const asked = { saveToken, recipient: 'The court', reason: 'For the hearing', legalBasis: 'dpa-part-3', task: 't' };
  beforeEach(async () => {
    harness = await openHarness({
      people: [
        { login: 'shah', name: 'P. Shah', roles: ['case_officer'] },
        { login: 'kowal', name: 'S. Kowal', roles: ['intake_officer'] },
        { login: 'hurst', name: 'H. Hurst', roles: ['supervisor'], compartments: ['MEADOW'] },
        { login: 'brennan', name: 'M. Brennan', roles: ['manager'] },
        { login: 'audit', roles: ['auditor'] },
      ],
    });
    larch = stageInvestigation(harness, {
      operation: 'LARCH',
      owner: 'shah',
      subject: { name: 'Craig Dunmore', phones: ['07700 900123'] },
    });
  });
  afterEach(() => harness.close());

  const folder = () => {
    const out = join(harness.folder, 'out');
    mkdirSync(out, { recursive: true });
    return out;
  };
  const paths = () => ({ paths: { [saveToken]: join(folder(), 'paper.docx') } });
  async function write(login: string, document: CaseDocument) {
    const told = await harness.as(login).do('exports.document', { ...asked, document }, paths());
    const parts = await partsOf(readFileSync(join(folder(), 'paper.docx')));
    return { told, text: readXml(parts.get('word/document.xml') ?? '').text, parts };
  }
  const link = async (text: string, sourceName?: string) => {
    const form = { channel: 'hotline' as const, text, ...(sourceName === undefined ? {} : { sourceName }) };
    const { id } = await harness.as('kowal').do('intake.record', { form, draftId: null });
    await harness.as('kowal').do('linking.decide', { contributionId: id, investigationId: larch, decision: 'linked' });
    return id;
  };

  it('is refused to whoever discloses nothing, of what is not there, and leaves no file then', async () => {
    const document = { kind: 'chronology', investigationId: larch } as const;
    const fails = async (login: string, more: object) =>
      (await harness.as(login).fails('exports.document', { ...asked, document, ...more }, paths())).code;
    expect(await fails('shah', {})).toBe('NOT_ALLOWED');
    expect(await fails('brennan', { document: { kind: 'summary', investigationId: 999 } })).toBe('NOT_FOUND');
    expect(await fails('brennan', { document: { kind: 'contribution', contributionId: 999 } })).toBe('NOT_FOUND');
    expect(await fails('brennan', { document: { kind: 'event', investigationId: larch, eventId: 9 } })).toBe(
      'NOT_FOUND',
    );
    expect(await fails('brennan', { legalBasis: 'as we like' })).toBe('INPUT_INVALID');
    expect(readdirSync(folder())).toEqual([]);
    expect(harness.peek().prepare('select count(*) n from disclosure_row').get()).toEqual({ n: 0 });
  });

  it('holds what its reader may see, and the log names those records', async () => {
    const shown = await link('A van at the gates of the harbour');
    const hidden = await link('The hidden one speaks of the gates');
    harness
      .peek()
      .prepare('update contribution_row set compartmentId = ? where id = ?')
      .run(harness.compartment('MEADOW'), hidden);
    const { told, text } = await write('brennan', { kind: 'chronology', investigationId: larch });
    expect(text).toContain('A van at the gates of the harbour');
    expect(text).not.toContain('hidden one');
    expect(told).toMatchObject({ marking: 'OFFICIAL-SENSITIVE', records: 2 });
    expect(text).toContain('For: The court. Why: For the hearing.');
    expect(text).toContain(told.receipt);
    const { entries } = await harness.as('audit').do('audit.entries', { processing: 'disclosure', after: null });
    expect(entries.some(({ records }) => records.includes(`contribution:${shown}`))).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(`contribution:${hidden}`);
    const { disclosures } = await harness.as('audit').do('exports.disclosures', { after: null, limit: 5 });
    expect(disclosures).toMatchObject([{ number: told.receipt, recordCount: 2, recipient: 'The court' }]);
    expect((await write('hurst', { kind: 'chronology', investigationId: larch })).text).toContain('hidden one');
  });

  it('sums a case up with its subjects, identifiers and stages', async () => {
    await link('A van at the gates of the harbour');
    const { text } = await write('brennan', { kind: 'summary', investigationId: larch });
    expect(text).toContain('Craig Dunmore');
    expect(text).toContain('07700 900123');
    expect(text).toContain('Its stage has not been assessed.');
  });

  it('reports one contribution with its grading and conditions, and never its source, whoever reads it', async () => {
    const id = await link('He said he would be at the gates', 'Jocasta Example');
    await harness.as('shah').do('triage.grade', {
      id,
      as: 'evaluator',
      source: '2',
      intelligence: 'C',
      handling: 'C',
      conditions: 'Not outside the unit',
    });
    const { text, parts } = await write('hurst', { kind: 'contribution', contributionId: id });
    expect(text).toContain('He said he would be at the gates');
    expect(text).toContain('2: Untested');
    expect(text).toContain('C: Known indirectly');
    expect(text).toContain('Not outside the unit');
    expect(text).toContain('Held apart; not in this report');
    for (const xml of parts.values()) expect(xml).not.toContain('Jocasta');
    const document = { kind: 'contribution', contributionId: id } as const;
    harness
      .peek()
      .prepare('update contribution_row set compartmentId = ? where id = ?')
      .run(harness.compartment('MEADOW'), id);
    const failure = await harness.as('brennan').fails('exports.document', { ...asked, document }, paths());
    expect(failure.code).toBe('NOT_FOUND');
  });

  it('reports one event, and names no contribution that its reader may not see', async () => {
    const id = await link('He said he would be at the gates');
    const { eventId } = await harness.as('shah').do('investigations.addEvent', {
      id: larch,
      kind: 'sighting',
      title: 'Seen at the gates',
      detail: 'With a rucksack',
      when: { from: '2026-03-01T00:00:00.000Z', to: null, precision: 'month', basis: 'reported' },
      place: 'Halverton',
      subjectId: null,
      contributionId: id,
      knownAt: null,
    });
    const event = { kind: 'event', investigationId: larch, eventId } as const;
    const seen = await write('brennan', event);
    expect(seen.text).toContain('March 2026');
    expect(seen.text).toContain('With a rucksack');
    expect(seen.text).toContain('TIP-');
    harness
      .peek()
      .prepare('update contribution_row set compartmentId = ? where id = ?')
      .run(harness.compartment('MEADOW'), id);
    const unseen = await write('brennan', event);
    expect(unseen.text).not.toContain('TIP-');
    expect(unseen.text).not.toContain('Hotline');
  });
});
