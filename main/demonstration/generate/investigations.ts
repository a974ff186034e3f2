/** The investigations of the sample, with everything but the events reported by contributions. */
import type { Priority } from '../../../preload/contract/vocabulary.ts';
import { compartments, countersignerOf, ownersOf } from '../people.ts';
import { actionList } from './actions.ts';
import { activityOf } from './activity.ts';
import { named } from './arrested-people.ts';
import { arrests } from './arrests.ts';
import { day, hour, iso, ukDay, ukInstant } from './calendar.ts';
import { caseWords } from './case-words.ts';
import { decisionLog } from './decisions.ts';
import { type Invented, invent } from './invent.ts';
import {
  arrestsWanted,
  type Course,
  earlierArrestsWanted,
  earlierCourses,
  inventedCourses,
  writtenClosed,
  writtenCourses,
  writtenEndings,
} from './outcomes.ts';
import { disruptionSummary, priorities, stageHistory } from './plots.ts';
import { pick, type Random, stream } from './random.ts';
import type { SampleInvestigation } from './sample.ts';
import { type WrittenInvestigation, writtenInvestigations } from './written.ts';

/** Milliseconds: midnight on UK clocks before the first day, and after the last. */
export interface Window {
  start: number;
  end: number;
  /** Midnight UTC of the first calendar day. */
  firstDay: number;
  days: number;
}

interface Outline extends Invented {
  id: string;
  course: Course;
  /** Set on hand-written ones, which define their own state. */
  written: WrittenInvestigation | null;
  compartment: string | null;
}

function writtenOutline(written: WrittenInvestigation): Outline {
  const index = writtenInvestigations.indexOf(written);
  const closed = written.state === 'closed';
  const usual: Omit<Course, 'kind'> = closed
    ? { outcome: 'closed', opened: writtenClosed.opened - index * 9, ended: writtenClosed.closed + index * 5 }
    : { outcome: 'live', opened: 545 + index * 3, ended: null };
  const course = { kind: written.kind, ...(writtenCourses[written.operation] ?? usual) };
  return { ...written, subjects: structuredClone(written.subjects), course, written, compartment: null };
}

/** Closed some time after the disruption, if there was one; hand-written ones only where they say so. */
function closing({ course, written }: Outline, end: number): number | null {
  const ended = course.ended === null ? null : end - course.ended * day;
  if (ended === null || written?.state === 'live') return null;
  if (course.outcome === 'closed') return ended;
  const at = ended + (written === null ? 90 : 300) * day;
  return at < end ? at : null;
}

const livePriorities: readonly Priority[] = ['P2H', 'P2M', 'P2M', 'P2L', 'P3'];

function priorityOf(random: Random, { course, written }: Outline, closed: boolean, stopped: boolean): Priority {
  if (written !== null) return written.priority;
  // An attack that was disrupted is no longer being planned.
  if (closed || stopped) return 'P4';
  if (course.outcome === 'late-live') return 'P1A';
  if (course.outcome !== 'live') return 'P2H';
  return course.kind === 'attack plot' ? pick(random, ['P1B', 'P2H']) : pick(random, livePriorities);
}

function developed(seed: number, number: number, outline: Outline, window: Window): SampleInvestigation {
  const random = stream(seed, 'casework', number);
  const { course, compartment } = outline;
  const opened = window.end - course.opened * day + 9 * hour;
  const closed = closing(outline, window.end);
  const stopped = course.kind === 'attack plot' && course.ended !== null && course.outcome !== 'closed';
  const disrupted = stopped ? window.end - (course.ended ?? 0) * day + 5 * hour : null;
  const span = { from: opened, to: Math.min(disrupted ?? closed ?? window.end - 2 * hour, closed ?? window.end) };
  const worked = { from: opened + hour, to: closed ?? window.end - hour };
  const owner = pick(random, ownersOf(compartment));
  const supervisor = countersignerOf(owner, compartment);
  const words = caseWords(outline.subjects, outline.area);
  const work = { kind: outline.kind, words, owner, supervisor, closed: closed !== null, stoppedAt: disrupted };
  const priority = priorityOf(random, outline, closed !== null, stopped);
  const disruption =
    disrupted === null
      ? null
      : { at: iso(disrupted), summary: writtenEndings[outline.operation]?.summary ?? disruptionSummary(random) };
  return {
    id: outline.id,
    operation: outline.operation,
    state: closed === null ? 'live' : 'closed',
    kind: outline.kind,
    priority,
    summary: outline.summary,
    area: outline.area,
    subjects: outline.subjects,
    openedAt: iso(opened),
    closedAt: closed === null ? null : iso(Math.min(ukInstant(ukDay(closed), 15 * hour), window.end - hour)),
    compartment,
    marking: 'OFFICIAL-SENSITIVE',
    owner,
    priorityHistory: priorities(course.outcome, priority, { from: opened, to: worked.to }, disruption),
    stages: outline.kind === 'attack plot' ? stageHistory(random, course.outcome, span, owner, compartment) : [],
    events: activityOf(
      random,
      { from: opened, to: span.to },
      outline.subjects.filter(({ role }) => role === 'suspect' || role === 'associate'),
      outline,
    ),
    arrests: [],
    disruption,
    decisions: decisionLog(random, { ...work, worked }),
    actions: actionList(random, worked, { ...work, compartment }),
  };
}

/** One invented investigation in eight is restricted to a few people; no hand-written one is. */
function compartmentOf(index: number): string | null {
  return index % 8 === 3 ? (compartments[Math.floor(index / 8) % compartments.length] ?? null) : null;
}

/** `count` investigations: the hand-written ones first, then invented ones; and those that were over before the first day, where they are wanted. */
export function investigations(
  seed: number,
  count: number,
  window: Window,
  withEarlier = false,
): { those: SampleInvestigation[]; earlier: SampleInvestigation[] } {
  const written = writtenInvestigations.slice(0, count).map(writtenOutline);
  const late = written.filter(({ course }) => course.outcome === 'late' && (course.ended ?? 0) < window.days).length;
  const courses = inventedCourses(count - written.length, window.days, late);
  const before = withEarlier ? earlierCourses(window.days) : [];
  const names = new Set(written.flatMap(({ subjects }) => subjects.map(({ name }) => name)));
  const all = [...courses, ...before];
  const made = invent(
    seed,
    all.map(({ kind }) => kind),
    names.size + 1,
    names,
  ).map(
    (one, index): Outline => ({
      ...one,
      id: `INV-${String(written.length + index + 1).padStart(3, '0')}`,
      course: all[index] ?? { kind: one.kind, outcome: 'live', opened: window.days, ended: null },
      written: null,
      compartment: index < courses.length ? compartmentOf(index) : null,
    }),
  );
  const cases = [...written, ...made].map((outline, number) => developed(seed, number, outline, window));
  const those = cases.slice(0, count);
  const earlier = cases.slice(count);
  const { start, end, days } = window;
  const lists = [
    ...arrests(stream(seed, 'arrests'), those, { start, end, wanted: arrestsWanted(days) }),
    ...arrests(stream(seed, 'earlier arrests'), earlier, {
      start: start - days * day,
      end: start,
      told: end,
      wanted: earlierArrestsWanted(days),
    }),
  ];
  const people = named(seed, cases, lists);
  return { those: people.slice(0, count), earlier: people.slice(count) };
}
