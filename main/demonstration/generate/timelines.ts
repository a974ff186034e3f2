/** Every third planted tip that was linked is also an entry on the investigation's timeline. */
import type { Special } from './plan.ts';
import { stream } from './random.ts';
import type { SampleContribution, SampleInvestigation } from './sample.ts';
import { sourcedEvent } from './sourced-events.ts';

/** Sourced events are there to be read; this many are enough in a very large sample. */
const sourcedAtMost = 3000;

export type Planted = Extract<Special, { made: 'planted' }>;

/** `tipOf`: the contribution that a planted tip became, given its position. */
export function withSourcedEvents(
  seed: number,
  bare: readonly SampleInvestigation[],
  specials: readonly Special[],
  tipOf: (special: Planted, index: number) => SampleContribution,
): SampleInvestigation[] {
  const events = new Map(bare.map((one) => [one.operation, [...one.events]]));
  let sourced = 0;
  for (let index = 0; index < specials.length && sourced < sourcedAtMost; index += 3) {
    const special = specials[index];
    if (special?.made !== 'planted') continue;
    const tip = tipOf(special, index);
    const target = special.targets[0];
    const one = target === undefined ? undefined : bare[target.investigation];
    if (tip.triage?.operation !== one?.operation || tip.triage === null || target === undefined) continue;
    // What comes in later is linked, but nobody adds it to the story of a plot that was stopped or a case that was closed.
    const ended = one?.disruption?.at ?? one?.closedAt;
    if (ended && ended < tip.triage.at) continue;
    const subject = tip.triage.matchStrength === 'possible' ? null : (one?.subjects[target.subject]?.name ?? null);
    const source = {
      theme: special.theme,
      reference: tip.reference,
      receivedAt: special.at,
      place: tip.where,
      subject,
    };
    events
      .get(tip.triage.operation ?? '')
      ?.push(sourcedEvent(stream(seed, 'sourced', index), { ...source, triage: tip.triage }));
    sourced++;
  }
  return bare.map((one) => ({
    ...one,
    events: (events.get(one.operation) ?? []).sort((first, second) => (first.from < second.from ? -1 : 1)),
  }));
}
