/** A whole contribution made from its slot: text, flags and triage. */

import { iso } from './calendar.ts';
import type { Narrative } from './narrative.ts';
import { chance, type Random } from './random.ts';
import type { SampleContribution, SampleTriage } from './sample.ts';
import type { Slot } from './schedule.ts';
import { counted } from './triage.ts';

/** How often a theme involves somebody in immediate danger. */
const danger: Readonly<Record<string, number>> = {
  bag: 0.06,
  threat: 0.05,
  weapons: 0.05,
  travel: 0.03,
  'online-person': 0.02,
  storage: 0.01,
  reconnaissance: 0.008,
  radicalisation: 0.006,
};
const anonymous: Readonly<Record<string, number>> = { hotline: 0.52, online: 0.46, email: 0.12, 'walk-in': 0.2 };

/** Such as TIP-25-000123. */
export function referenceOf(receivedAt: number, number: number): string {
  return `TIP-${iso(receivedAt).slice(2, 4)}-${String(number).padStart(6, '0')}`;
}

export type Decide = (random: Random, immediateRisk: boolean) => SampleTriage | null;

/** `number` counts from 1 over the whole sample. */
export function contribution(
  random: Random,
  slot: Slot,
  told: Narrative,
  number: number,
  decide: Decide,
): SampleContribution {
  const advice = slot.way.kind === 'advice';
  const immediateRisk = !advice && chance(random, danger[told.theme.name] ?? 0);
  const nameless = advice || chance(random, anonymous[slot.way.channel] ?? 0);
  const noise = told.theme.outcome.nfa === 100;
  return {
    reference: referenceOf(slot.at, number),
    kind: slot.way.kind,
    channel: slot.way.channel,
    receivedAt: iso(slot.at),
    text: told.text,
    area: told.area,
    where: told.where,
    immediateRisk,
    anonymous: nameless,
    contactable: !advice && chance(random, nameless ? 0.12 : 0.86),
    marking: advice || noise ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE',
    triage: advice ? counted(slot.at) : decide(random, immediateRisk),
  };
}
