/** Every way in which one thing leads to others, each along an index of its own. */
import { casesOf, identifiersOf } from './arms-of-cases.ts';
import { contributionsOf } from './arms-of-contributions.ts';
import { entitiesOf } from './arms-of-entities.ts';
import { eventsOf } from './arms-of-events.ts';
import type { Arm } from './link.ts';
import type { ThingType } from './thing.ts';

const arms: readonly Arm[] = [...casesOf, ...identifiersOf, ...contributionsOf, ...eventsOf, ...entitiesOf];

/** In an order that is always the same: a list goes on in the arm where its page ended. */
export const armsFrom = (near: ThingType): readonly Arm[] => arms.filter((arm) => arm.near === near);

/** Those that were recorded or decided: what the matcher found may be many, and is asked for of one thing. */
export const recordedArmsFrom = (near: ThingType): readonly Arm[] =>
  armsFrom(near).filter((arm) => arm.byMatcher !== true);
