/**
 * Phones, registrations, web addresses: only from ranges that belong to nobody (Ofcom's numbers for drama,
 * registrations that begin with T and were never issued, example.org/.com/.net). What belongs to a subject is never
 * given to anybody else.
 */
import { below, between, pick, type Random } from './random.ts';
import { writtenInvestigations, writtenTips } from './written.ts';

/** E.164 without the last three digits. Source: Ofcom, telephone numbers for use in TV and radio drama programmes. */
const mobiles = '+447700900';
const landlines = [
  '+441632960',
  '+442079460',
  '+441134960',
  '+441144960',
  '+441154960',
  '+441164960',
  '+441174960',
  '+441184960',
  '+441214960',
  '+441314960',
  '+441414960',
  '+441514960',
  '+441614960',
  '+441914960',
];
const freephone = '+44808157';
const premium = '+44909879';

const three = (number: number): string => String(number).padStart(3, '0');
const writtenText = JSON.stringify(writtenInvestigations) + JSON.stringify(writtenTips);
/** Last three digits of every drama number in the hand-written part, however it is spaced there. */
const usedDigits = new Set(
  [...writtenText.replaceAll(/[\s()-]/g, '').matchAll(/(?:7700900|1632960|1614960|2079460)(\d{3})/g)].map((m) => m[1]),
);
const usedPlates = new Set(
  writtenInvestigations.flatMap((i) => i.subjects.flatMap((s) => s.vehicles.map((v) => v.vrm))),
);
const usedHandles = new Set(writtenInvestigations.flatMap((i) => i.subjects.flatMap((s) => s.handles)));

const free = Array.from({ length: 1000 }, (_, n) => three(n)).filter((digits) => !usedDigits.has(digits));
/** The last digit separates the numbers of subjects (0 to 4) from everybody else's. */
const held = free.filter((digits) => digits.charAt(2) < '5');
const others = free.filter((digits) => digits.charAt(2) >= '5');

/** A number of somebody who is not a subject, in E.164. */
export function otherPhone(random: Random): string {
  return (random() < 0.7 ? mobiles : pick(random, landlines)) + pick(random, others);
}

/** A number that premium-rate calls and sales pitches come from. */
export function servicePhone(random: Random): string {
  return (random() < 0.5 ? freephone : premium) + three(below(random, 1000)).padStart(4, '0');
}

const first = 'ABCDEFGHJKLMNOPRSTUVWXY';
const letters = 'ABCDEFGHJKLMNOPRSTUVWXYZ';
const letter = (random: Random, from: string): string => from.charAt(below(random, from.length));

function plate(random: Random, last: string): string {
  const years = random() < 0.5 ? between(random, 2, 25) : between(random, 51, 75);
  const age = String(years).padStart(2, '0');
  return `T${letter(random, first)}${age}${letter(random, letters)}${letter(random, letters)}${letter(random, last)}`;
}

/** A registration that belongs to no subject. */
export function otherPlate(random: Random): string {
  for (;;) {
    const found = plate(random, 'ABCDEFGHJK');
    if (!usedPlates.has(found)) return found;
  }
}

const domains = ['example.com', 'example.org', 'example.net'] as const;
export const domain = (random: Random): string => pick(random, domains);

/** Gives out each identifier once; returns null when a kind is used up. */
export interface Allocator {
  mobile(): string | null;
  landline(): string | null;
  plate(): string;
  /** The wanted handle, with the `@`, and with a number after it where it is taken. */
  handle(wanted: string): string;
}

export function allocator(random: Random): Allocator {
  const plates = new Set(usedPlates);
  const handles = new Set(usedHandles);
  let mobile = 0;
  let landline = 0;
  const start = below(random, held.length);
  const digitsAt = (index: number) => held[(start + index * 7) % held.length] ?? '000';
  // Seven and the pool's length have no common factor, so the walk reaches each number once.
  const round = held.length % 7 === 0 ? Math.floor(held.length / 7) : held.length;
  return {
    mobile: () => (mobile < round ? mobiles + digitsAt(mobile++) : null),
    landline: () => {
      if (landline >= round * landlines.length) return null;
      const prefix = landlines[Math.floor(landline / round)] ?? '';
      return prefix + digitsAt(landline++ % round);
    },
    plate: () => {
      for (;;) {
        const found = plate(random, 'LMNOPRSTUVWXY');
        if (plates.has(found)) continue;
        plates.add(found);
        return found;
      }
    },
    handle: (wanted) => {
      let found = wanted;
      for (let n = 2; handles.has(found); n++) found = `${wanted}${n}`;
      handles.add(found);
      return found;
    },
  };
}
