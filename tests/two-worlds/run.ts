/** A whole run: rounds one after the other, and whether every verb was played. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerbName } from '../../preload/contract/index.ts';
import { names, operations } from '../inputs/fiction.ts';
import { placesFile, tilesFile } from '../inputs/places.ts';
import { openLineWorld } from './line-world.ts';
import { type Finding, playRound, type Tally } from './round.ts';
import { type Sequence, sequences } from './sequences.ts';
import { prepare } from './stage.ts';
import { fromInside, fromOutside, neverAccepted, reasonNotToPlay, verbs } from './verbs.ts';
import { type Files, openWorld } from './world.ts';

export interface Asked {
  rounds: number;
  seed: number;
  /** One round alone, to play a finding again. */
  only?: number | undefined;
  /** Everybody is at a desk of a unit, behind its service. */
  line?: boolean;
  show?: Tally['show'];
}

export interface Report {
  rounds: number;
  seed: number;
  calls: number;
  /** Of `outOf` verbs that can be played, those that were accepted at least once; the others by name. */
  verbs: { covered: number; outOf: number; missing: VerbName[]; notPlayed: Partial<Record<VerbName, string>> };
  /** The same for hidden work. */
  hidden: { covered: number; outOf: number; missing: VerbName[] };
  outcomes: Record<string, number>;
  findings: Finding[];
}

/** Rounds from which on every verb has to be covered. */
export const enough = 140;
/** Rounds that are added for what chance has left out. */
const furtherAtMost = 60;

function writeFiles(folder: string): Files {
  const rows = (from: number) => [
    'received,text,contact',
    ...names.map((name, at) => `2026-03-0${from + at}T09:00:00Z,${name} near the harbour,07700 900311`),
  ];
  const investigation = {
    operation: operations[3],
    state: 'live',
    kind: 'other',
    priority: 'P3',
    summary: 'From another force',
    subjects: [{ role: 'suspect', name: names[0], phones: ['07700 900123'], vehicles: [{ vrm: 'TX21 ABC' }] }],
  };
  const files = {
    'a-file-of-contributions': [`${rows(1).join('\n')}\n`, 'one.csv'],
    'another-file-of-them': [`${rows(4).join('\n')}\n`, 'two.csv'],
    'a-file-of-places': [placesFile, 'places.csv'],
    'a-file-with-tiles': [tilesFile, 'map.pmtiles'],
    'a-file-of-investigations': [JSON.stringify([investigation]), 'cases.json'],
  } as const;
  for (const [text, name] of Object.values(files)) writeFileSync(join(folder, name), text);
  const read = Object.fromEntries(Object.entries(files).map(([token, [, name]]) => [token, join(folder, name)]));
  return { read, folder };
}

/** Hundreds of vaults are made and thrown away: in memory, where the system has such a place. */
const memory = '/dev/shm';
const place = existsSync(memory) ? memory : tmpdir();

export async function run({ rounds, seed, only, line = false, show = () => undefined }: Asked): Promise<Report> {
  const folder = mkdtempSync(join(place, 'vigil-worlds-'));
  const tally: Tally = { wanted: [], calls: 0, outcomes: new Map(), accepted: new Map(), findings: [], show };
  const hidden = { accepted: new Map<VerbName, number>() };
  const expected = fromOutside.filter((verb) => !neverAccepted.includes(verb));
  try {
    const template = await prepare(folder, writeFiles(folder));
    const numbers = only === undefined ? Array.from({ length: rounds }, (_, at) => at) : [only];
    const play = async (round: number, sequence?: Sequence) => {
      const own = join(folder, `round-${round}`);
      mkdirSync(own);
      await playRound(template, own, seed, round, tally, hidden, line ? openLineWorld : openWorld, sequence);
      rmSync(own, { recursive: true, force: true });
    };
    for (const round of numbers) await play(round);
    if (only === undefined && rounds >= enough)
      for (const [at, sequence] of sequences.entries()) await play(rounds + furtherAtMost + at, sequence);
    // What chance has left out is asked for by name: more verbs would otherwise take ever more rounds. These cannot be replayed alone.
    for (let more = 0; only === undefined && rounds >= enough && more < furtherAtMost; more += 1) {
      tally.wanted = expected.filter((verb) => !tally.accepted.has(verb));
      if (tally.wanted.length === 0) break;
      await play(rounds + more);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const missing = expected.filter((verb) => !tally.accepted.has(verb));
  const missingInside = fromInside.filter((verb) => !hidden.accepted.has(verb));
  const notPlayed = verbs.flatMap((verb) => {
    const reason = reasonNotToPlay(verb);
    return reason === null ? [] : [[verb, reason] as const];
  });
  return {
    rounds: only === undefined ? rounds : 1,
    seed,
    calls: tally.calls,
    verbs: {
      covered: expected.length - missing.length,
      outOf: expected.length,
      missing,
      notPlayed: Object.fromEntries(notPlayed),
    },
    hidden: { covered: fromInside.length - missingInside.length, outOf: fromInside.length, missing: missingInside },
    outcomes: Object.fromEntries([...tally.outcomes].sort()),
    findings: tally.findings,
  };
}
