/** Compares what became of a file with what its expect.json says is right. Each fault is one sentence. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContributionCheck, type FileCheck, known, type Pieces } from './expectation.ts';
import { type Contribution, now, type Outcome, strengths, type Vigil, vigil } from './vigil.ts';

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t\n]+|[ \t\n]+$/g, '');
const quote = (value: unknown): string => JSON.stringify(value ?? null).slice(0, 120);
const missing = (text: string, pieces: Pieces): Pieces =>
  pieces.filter((piece) => ![piece].flat().some((one) => text.includes(one.normalize('NFC'))));

/** Blanks, hyphens, case and the scheme of an address are a matter of writing. */
function sameThing(kind: string, value: string): string {
  const low = value.normalize('NFC').toLowerCase();
  if (kind === 'url') return low.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return kind === 'email' || kind === 'handle' ? low : low.replace(/[\s-]/g, '');
}

function namedBy(list: string[], id: { kind: string; value: string }): boolean {
  return list.some((written) => {
    const [, kind = '', value = ''] = /^([^:]+):(.*)$/s.exec(written) ?? [];
    return (kind === '*' || kind === id.kind) && sameThing(id.kind, value) === sameThing(id.kind, id.value);
  });
}

function isMeant(one: Contribution, { of = '', at = '' }: ContributionCheck): boolean {
  return plain(one.text).includes(plain(of)) && one.receivedAt.startsWith(at);
}

function contributionFaults(one: Contribution, check: ContributionCheck): string[] {
  known(check, 'contribution');
  const faults: string[] = [];
  const text = plain(one.text);
  if (!isMeant(one, check)) faults.push('another one is meant');
  if (check.text !== undefined && text !== plain(check.text))
    faults.push(`text is ${quote(text)}, not ${quote(check.text)}`);
  for (const piece of missing(text, check.has ?? [])) faults.push(`text ${quote(text)} lacks ${quote(piece)}`);
  for (const piece of check.hasNot ?? [])
    if (one.text.includes(piece)) faults.push(`text ${quote(text)} holds ${quote(piece)}`);
  if (check.receivedAt !== undefined) {
    const wanted = [check.receivedAt].flat().map((at) => (at === 'now' ? now : at));
    if (!wanted.some((at) => one.receivedAt.startsWith(at)))
      faults.push(`received ${one.receivedAt}, not ${wanted.join(' or ')}`);
  }
  for (const key of ['area', 'place', 'reference'] as const)
    if (check[key] !== undefined && one[key] !== check[key])
      faults.push(`${key} is ${quote(one[key])}, not ${quote(check[key])}`);
  if (check.source === null ? one.source !== null : missing(one.source ?? '', check.source ?? []).length > 0)
    faults.push(`the source is ${quote(one.source)}, not ${quote(check.source)}`);
  const everything = plain([one.text, one.receivedAt, one.area, one.place, one.reference, one.source].join('\n'));
  for (const piece of missing(everything, check.anywhere ?? [])) faults.push(`${quote(piece)} is nowhere`);
  const found = one.ids.map((id) => `${id.kind}:${id.value}`).join(', ');
  for (const wanted of check.ids ?? [])
    if (!one.ids.some((id) => namedBy([wanted], id)))
      faults.push(`in ${quote(text)} ${wanted} is not found (${found || 'nothing'})`);
  for (const id of one.ids)
    if (check.only?.includes(id.kind) && !namedBy([...(check.ids ?? []), ...(check.may ?? [])], id))
      faults.push(`in ${quote(text)} ${id.kind}:${id.value} is found`);
  for (const { to, strength } of check.links ?? []) {
    const link = one.links.find((l) => l.to.toLowerCase() === to.toLowerCase());
    if (link === undefined) faults.push(`${quote(text)} does not suggest ${to}`);
    else if (strength !== undefined && strengths.indexOf(link.strength) < strengths.indexOf(strength))
      faults.push(`${to} is suggested as ${link.strength} only`);
  }
  return faults;
}

/** There, once, and as it should be. */
export function presenceFaults(all: Contribution[], check: ContributionCheck): string[] {
  const meant = all.filter((one) => isMeant(one, check));
  const [one] = meant;
  const name = check.of ?? check.at ?? 'anything';
  if (one === undefined) return [`no contribution with ${quote(name)}`];
  return meant.length > 1 ? [`${meant.length} contributions with ${quote(name)}`] : contributionFaults(one, check);
}

function isTold(outcome: Outcome, told: NonNullable<FileCheck['told']>): boolean {
  const noted = outcome.notes.length > 0;
  if (told === 'note') return outcome.failure !== null || noted;
  if (told === true) return outcome.failure !== null || outcome.lines.length > 0 || noted;
  const holds = (words: string[]) => (said: string) =>
    words.some((word) => said.toLowerCase().includes(word.toLowerCase()));
  if (told.any !== undefined && !outcome.said.some(holds(told.any))) return false;
  return told.not === undefined || outcome.said.some((said) => !holds(told.not ?? [])(said));
}

/** Without the reference: one that the sender did not give is the vault's own. */
const fieldsOf = (contributions: Contribution[]): string[] =>
  contributions.map((c) => JSON.stringify([c.text, c.receivedAt, c.area, c.place])).sort();

async function comesBackFaults(house: Vigil, outcome: Outcome, how: 'held' | 'same'): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'public-cases-'));
  const file = join(folder, 'export.csv');
  await house.exportAll(file);
  const other = how === 'held' ? house : await vigil();
  try {
    const again = await other.take(file);
    if (again.failure !== null) return [`its own export is refused: ${again.failure}`];
    if (how === 'held')
      return again.taken === 0 && again.alreadyRecorded === outcome.taken
        ? []
        : [`of ${outcome.taken} exported rows ${again.taken} were added again`];
    const before = fieldsOf(outcome.contributions);
    const after = fieldsOf(again.contributions);
    const changed = after.find((one) => !before.includes(one));
    if (changed !== undefined) return [`an exported row came back as ${quote(changed)}`];
    return after.length === before.length ? [] : [`of ${before.length} exported rows ${after.length} came back`];
  } finally {
    if (other !== house) await other.close();
    rmSync(folder, { recursive: true });
  }
}

/** `outcome` is what became of a file in `house`, which holds nothing else. */
export async function fileFaults(house: Vigil, outcome: Outcome, check: FileCheck): Promise<string[]> {
  known(check, 'file');
  const faults: string[] = [];
  const { failure, contributions: all } = outcome;
  const because = failure === null ? '' : ` (${failure})`;
  if (failure === 'UNEXPECTED') faults.push('something unexpected went wrong');
  if (check.taken !== undefined && outcome.taken !== check.taken)
    faults.push(`${outcome.taken} taken${because}, not ${check.taken}`);
  if (check.refused !== undefined && outcome.refused !== check.refused)
    faults.push(`${outcome.refused} refused, not ${check.refused}`);
  for (const line of check.refusedLines ?? [])
    if (!outcome.lines.includes(line)) faults.push(`line ${line} is not refused`);
  if (check.told !== undefined && !isTold(outcome, check.told))
    faults.push(
      check.told === true || check.told === 'note'
        ? 'nothing is said'
        : `what is said does not say it: ${quote(outcome.said)}`,
    );
  for (const one of check.none ?? [])
    for (const found of all)
      if (contributionFaults(found, one).length === 0)
        faults.push(`there is ${quote(found.text)}, against ${quote(one)}`);
  for (const one of check.contributions ?? []) faults.push(...presenceFaults(all, one));
  for (const { text, finds } of check.search ?? []) {
    const meant = all.filter((one) => plain(one.text).includes(plain(finds))).map((one) => one.id);
    if (!(await house.search(text)).some((id) => meant.includes(id)))
      faults.push(`a search for ${text} does not find it`);
  }
  for (const [day, count] of Object.entries(check.counted ?? {})) {
    const counted = await house.countOf(day);
    if (counted !== count) faults.push(`${counted} counted on ${day}, not ${count}`);
  }
  if (check.apart === true)
    for (const { id } of all)
      if ((await house.ofOneContact(id)).length > 0) faults.push('two contributions are said to be of one contact');
  if (check.comesBack !== undefined) faults.push(...(await comesBackFaults(house, outcome, check.comesBack)));
  if (check.anyOf !== undefined) {
    const ways: string[][] = [];
    for (const way of check.anyOf) ways.push(await fileFaults(house, outcome, way));
    if (!ways.some((way) => way.length === 0)) faults.push(ways.map((way) => way[0]).join('; nor: '));
  }
  return faults;
}
