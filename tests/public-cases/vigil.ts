/** A vault of its own for each case, with the verbs that a case asks, and every word that its officer is given. */
import { openHarness } from '../support/engine.ts';

export interface Contribution {
  id: number;
  text: string;
  receivedAt: string;
  area: string | null;
  place: string | null;
  reference: string | null;
  source: string | null;
  ids: { kind: string; value: string }[];
  links: { to: string; strength: string }[];
}

/** What became of a file. `said`: every word that the officer is given; `notes`: where the answers carry a note. */
export interface Outcome {
  failure: string | null;
  taken: number;
  alreadyRecorded: number;
  refused: number;
  lines: number[];
  said: string[];
  notes: string[];
  contributions: Contribution[];
}

export const now = '2026-11-28T10:00:00.000Z';
export const strengths = ['possible', 'probable', 'strong'];

const sentence = ({ message, next, about }: { message: string; next: string; about?: string | undefined }) =>
  [message, next, about ?? ''].join(' ');

export async function vigil() {
  const harness = await openHarness({
    people: [{ login: 'p.shah', roles: ['case_officer', 'intake_officer', 'supervisor'] }],
    now,
  });
  const me = harness.as('p.shah');
  const fileToken = 'token-for-the-file';

  async function look(id: number) {
    const raw = await me.do('triage.get', { id });
    const { suggestions } = await me.do('linking.suggestions', { contributionId: id });
    const source = raw.sealedSource
      ? await me.do('triage.revealSource', { id, reason: 'To compare it with the file.' })
      : null;
    const seen: Contribution = {
      id,
      text: raw.text,
      receivedAt: raw.receivedAt,
      area: raw.area,
      place: raw.place,
      reference: raw.sourceReference,
      source: source === null ? null : `${source.name ?? ''} ${source.contact ?? ''}`.trim(),
      ids: raw.identifiers.map(({ kind, value }) => ({ kind, value })),
      links: suggestions.map((link) => ({ to: link.operation, strength: link.matchStrength })),
    };
    return { seen, notes: raw.notes };
  }

  async function take(path: string): Promise<Outcome> {
    const paths = { [fileToken]: path };
    const none = { taken: 0, alreadyRecorded: 0, refused: 0, lines: [], notes: [], contributions: [] };
    const preview = await me.ask('intake.previewFile', { fileToken, mapping: null }, { paths });
    if (!preview.ok) return { ...none, failure: preview.error.code, said: [sentence(preview.error)] };
    const guess = preview.value as Awaited<ReturnType<typeof me.do<'intake.previewFile'>>>;
    const said: string[] = [];
    const notes: string[] = [];
    const note = (where: string, found: readonly { says: string }[]) => {
      for (const { says } of found) {
        notes.push(where);
        said.push(says);
      }
    };
    note('preview', guess.notes);
    for (const row of guess.sample) note('sample', row.notes);
    const order = { fileToken, mapping: guess.mapping, dryRun: false, task: 'import' };
    const answer = await me.ask('intake.importFile', order, { paths });
    if (!answer.ok) return { ...none, failure: answer.error.code, said: [...said, sentence(answer.error)], notes };
    const report = answer.value as Awaited<ReturnType<typeof me.do<'intake.importFile'>>>;
    note('report', report.notes);
    for (const { reasons } of report.refusals) said.push(...reasons);
    const contributions: Contribution[] = [];
    if (report.importId !== null) {
      const filter = { importId: report.importId };
      const { rows } = await me.do('contributions.queue', { filter, sort: 'oldest', after: null, limit: 200 });
      for (const { id } of rows) {
        const one = await look(id);
        contributions.push(one.seen);
        note('contribution', one.notes);
      }
    }
    const { imported: taken, alreadyRecorded, refused, refusals } = report;
    const lines = refusals.map(({ line }) => line);
    return { failure: null, taken, alreadyRecorded, refused, lines, said, notes, contributions };
  }

  return {
    take,
    async takeInvestigations(path: string): Promise<{ failure: string | null; taken: number }> {
      const order = { fileToken, task: 'import' };
      const answer = await me.ask('intake.importInvestigations', order, { paths: { [fileToken]: path } });
      if (!answer.ok) return { failure: answer.error.code, taken: 0 };
      return { failure: null, taken: (answer.value as { imported: number }).imported };
    },
    async record(receivedAt: string, text: string): Promise<Contribution> {
      const { id } = await me.do('intake.record', { form: { channel: 'hotline', text, receivedAt }, draftId: null });
      return (await look(id)).seen;
    },
    async search(text: string): Promise<number[]> {
      const { hits } = await me.do('search.find', { text, limit: 20 });
      return hits.filter((hit) => hit.kind === 'contribution').map((hit) => hit.id);
    },
    async countOf(day: string): Promise<number> {
      return (await me.do('contributions.count', { filter: { from: day, to: day } })).total;
    },
    /** Others that are said to come from the same contact. */
    async ofOneContact(id: number): Promise<number[]> {
      const { found } = await me.do('linking.sameOrigin', { contributionId: id });
      return found.filter((one) => one.how.includes('contact')).map((one) => one.id);
    },
    async exportAll(path: string): Promise<void> {
      const asked = {
        filter: {},
        saveToken: fileToken,
        reason: 'To take it in again.',
        recipient: 'Ourselves',
        legalBasis: 'dpa-part-3',
      };
      await me.do('exports.contributions', { ...asked, task: 'export' }, { paths: { [fileToken]: path } });
    },
    close: () => harness.close(),
  };
}
export type Vigil = Awaited<ReturnType<typeof vigil>>;
