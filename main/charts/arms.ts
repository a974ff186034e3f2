/** Every way in which one thing leads to others, each along an index of its own. */
import { casesOf, identifiersOf } from './arms-of-cases.ts';
import { contributionsOf } from './arms-of-contributions.ts';
import { eventsOf } from './arms-of-events.ts';
import type { Arm } from './link.ts';
import type { ThingType } from './thing.ts';

const arms: readonly Arm[] = [...casesOf, ...identifiersOf, ...contributionsOf, ...eventsOf];

/** In an order that is always the same: a list goes on in the arm where its page ended. */
export const armsFrom = (near: ThingType): readonly Arm[] => arms.filter((arm) => arm.near === near);
