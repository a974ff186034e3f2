/** How long it takes to match one contribution by person against many made-up ones, in full as it comes in. */
import { generateCases } from '../../main/accuracy/case-set.ts';
import { rounded } from '../../main/accuracy/score.ts';
import {
  candidatesFor,
  compareContributions,
  type Frequencies,
  keysOf,
  MemoryIndex,
  readContribution,
} from '../../main/matching/persons/index.ts';

/** Milliseconds. */
interface Times {
  p50: number;
  p95: number;
  most: number;
}

export interface PersonsSpeedReport {
  tips: number;
  keys: number;
  keys_for_one: number;
  measured: number;
  compared_for_one: number;
  /** The contribution's own text, and its keys. */
  reading: Times;
  candidates: Times;
  /** With those found, whose texts are read again. */
  comparing: Times;
  whole: Times;
  /** Milliseconds of the processor for one, on average: what the rest takes on a machine that is busy with other things is not in it. */
  processor_for_one: number;
}

/** Contributions that are measured, after so many that warm up. */
const measured = 400;
const warming = 60;

function timesOf(list: readonly number[]): Times {
  const sorted = [...list].sort((one, other) => one - other);
  const at = (part: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0, 2);
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** The last of the tips come in anew; the others are held by their keys and texts alone, as a store holds them. */
export function measurePersonsSpeed(seed: number, count: number): PersonsSpeedReport {
  const { tips } = generateCases(seed, count);
  const index = new MemoryIndex();
  let held = 0;
  const known = new Set<string>();
  for (const [at, { text, receivedAt }] of tips.entries()) {
    const keys = keysOf(readContribution(text, receivedAt));
    held += keys.length;
    for (const key of keys) known.add(key);
    index.add(at, keys);
  }
  const frequencies: Frequencies = { contributions: tips.length, holders: (key) => index.count(key) };
  const [reading, finding, comparing, whole]: [number[], number[], number[], number[]] = [[], [], [], []];
  let compared = 0;
  const step = Math.max(1, Math.floor(tips.length / (measured + warming)));
  let before = process.cpuUsage();
  for (let round = 0; round < measured + warming; round += 1) {
    const tip = tips[(round * step) % tips.length];
    if (tip === undefined) break;
    const started = performance.now();
    const read = readContribution(tip.text, tip.receivedAt);
    const keys = keysOf(read);
    const afterReading = performance.now();
    const found = candidatesFor(keys, index);
    const afterFinding = performance.now();
    for (const at of found) {
      const other = tips[at];
      if (other !== undefined) compareContributions(read, readContribution(other.text, other.receivedAt), frequencies);
    }
    const ended = performance.now();
    if (round < warming) {
      before = process.cpuUsage();
      continue;
    }
    compared += found.length;
    reading.push(afterReading - started);
    finding.push(afterFinding - afterReading);
    comparing.push(ended - afterFinding);
    whole.push(ended - started);
  }
  const used = process.cpuUsage(before);
  return {
    tips: tips.length,
    keys: known.size,
    keys_for_one: rounded(held / Math.max(1, tips.length), 1),
    measured: whole.length,
    compared_for_one: rounded(compared / Math.max(1, whole.length), 1),
    reading: timesOf(reading),
    candidates: timesOf(finding),
    comparing: timesOf(comparing),
    whole: timesOf(whole),
    processor_for_one: rounded((used.user + used.system) / 1_000 / Math.max(1, whole.length), 2),
  };
}
