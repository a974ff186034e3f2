/** A whole run of the fuzz: sessions of one person after the other. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerbName } from '../../preload/contract/index.ts';
import { type Finding, playSession, type Session, type Tally, verbs } from './session.ts';
import { callers, makeDemonstration } from './vigil.ts';

export interface Asked {
  rounds: number;
  seed: number;
  /** One round alone, on a vault that nothing was done to before. */
  only?: number | undefined;
  /** Over mutual TLS to the service of a unit, with a hostile desk beside. */
  line?: boolean | undefined;
}

export interface Report {
  rounds: number;
  seed: number;
  calls: number;
  verbs: { called: number; accepted: number; outOf: number; notCalled: VerbName[] };
  outcomes: Record<string, number>;
  findings: Finding[];
}

/** Everybody has a short session first, so that few rounds reach all roles; then longer ones. */
const short = 12;
const long = 100;
const everybodyShort = short * callers.length;
/** Each verb once, and everybody's session. */
export const enough = Math.max(everybodyShort, verbs.length);

const sessionOf = (round: number) =>
  round < everybodyShort ? Math.floor(round / short) : callers.length + Math.floor((round - everybodyShort) / long);

function sessions({ rounds, only }: Asked): Session[] {
  const numbers = only === undefined ? Array.from({ length: rounds }, (_, at) => at) : [only];
  return [...Map.groupBy(numbers, sessionOf)].map(([number, own]) => ({ number, rounds: own }));
}

export async function run(asked: Asked): Promise<Report> {
  const { seed, only, rounds } = asked;
  const folder = mkdtempSync(join(tmpdir(), 'vigil-fuzz-'));
  const tally: Tally = { calls: 0, called: new Set(), accepted: new Set(), outcomes: new Map(), findings: [] };
  try {
    const template = join(folder, 'template');
    await makeDemonstration(template);
    for (const session of sessions(asked)) {
      const own = join(folder, `session-${session.number}`);
      mkdirSync(own);
      await playSession({ template, line: asked.line === true }, own, seed, session, tally);
      rmSync(own, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    rounds: only === undefined ? rounds : 1,
    seed,
    calls: tally.calls,
    verbs: {
      called: tally.called.size,
      accepted: tally.accepted.size,
      outOf: verbs.length,
      notCalled: verbs.filter((verb) => !tally.called.has(verb)),
    },
    outcomes: Object.fromEntries([...tally.outcomes].sort()),
    findings: tally.findings,
  };
}
