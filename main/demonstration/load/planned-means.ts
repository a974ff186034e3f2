/** The means that a plot of the sample was planned with, as its words tell them. */
import type { SampleInvestigation } from '../generate/sample.ts';

const tells: readonly (readonly [word: string, said: RegExp])[] = [
  ['explosive', /\b(explosive|device|peroxide|detonator|fertiliser|drums?|pressure cooker)\b/i],
  ['firearm', /\b(firearm|rifle|pistol|gun|ammunition)s?\b/i],
  ['chemical', /\b(chemical|poison|acid|chlorine)s?\b/i],
  ['fire', /\b(petrol|arson|fire bomb|accelerant)s?\b/i],
  ['blade', /\b(knife|knives|blades?|machetes?|swords?)\b/i],
  ['vehicle', /\b(van|lorry|vehicle|truck|hire car)s?\b/i],
];

/** `other` where its words tell nothing of it. */
export function plannedMeans({ summary, events, stages }: SampleInvestigation): string {
  const text = [summary, ...events.map(({ title }) => title), ...stages.map(({ reason }) => reason)].join(' ');
  return tells.find(([, said]) => said.test(text))?.[0] ?? 'other';
}
