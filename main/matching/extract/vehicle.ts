import { type Identifier, identifier } from './identifier.ts';
import { bodies, colours, makes, models } from './vehicle-words.ts';

export interface Vehicle {
  colour: string | null;
  make: string | null;
  model: string | null;
  /** van, car, pickup ... */
  body: string | null;
}

interface Part {
  slot: keyof Vehicle;
  word: string;
  start: number;
  end: number;
}

/** Words that are a make or a model only beside another word about a vehicle, or with a capital. */
const doubtful = new Set(
  'man seat smart mini focus galaxy master partner boxer jazz polo golf swift leaf rover dispatch relay ranger discovery rio triumph alfa superb bus coach wagon truck bike trailer juke panda caddy jag taxi'.split(
    ' ',
  ),
);
/** Of these a lower-case form is nearly always the word. */
const needsCapital = new Set(
  'man seat smart galaxy master partner boxer swift leaf rover dispatch relay ranger discovery triumph superb juke panda'.split(
    ' ',
  ),
);
const words = /[A-Za-z][A-Za-z0-9/-]*|\d{3}\b/g;
const fillers = new Set([
  'small',
  'little',
  'big',
  'large',
  'old',
  'new',
  'dark',
  'light',
  'battered',
  'older',
  'tall',
  'land',
  'tranny',
]);
const reach = 12;

function partOf(raw: string, start: number): Part | null {
  const word = raw.toLowerCase();
  const end = start + raw.length;
  const colour = colours.get(word);
  if (colour !== undefined) return { slot: 'colour', word: colour, start, end };
  const make = makes.get(word);
  if (make !== undefined) return { slot: 'make', word: make, start, end };
  if (models.has(word)) return { slot: 'model', word, start, end };
  const body = bodies.get(word);
  return body === undefined ? null : { slot: 'body', word: body, start, end };
}

const gap = (text: string, left: Part, right: Part | undefined): string | null =>
  right === undefined || right.start - left.end > reach ? null : text.slice(left.end, right.start);

/** `a van, black Golf`: a colour after a comma belongs to what follows it when something follows at once. */
function beginsNext(text: string, parts: readonly Part[], at: number): boolean {
  const part = parts[at];
  const before = parts[at - 1];
  if (part === undefined || before === undefined || part.slot !== 'colour') return false;
  const after = gap(text, part, parts[at + 1]);
  return (
    gap(text, before, part)?.includes(',') === true && after !== null && onlyFillers(after) && !after.includes(',')
  );
}

/** Neighbouring words about one vehicle: a slot that is filled twice begins the next vehicle. */
function groups(text: string): Part[][] {
  // One word of the same length, so that places stay what they are.
  const spelled = text.replace(/\b(?:land|range) rover\b/gi, (found) => found.replace(' ', '-'));
  const parts = [...spelled.matchAll(words)].flatMap((match) => partOf(match[0], match.index) ?? []);
  const all: Part[][] = [];
  let current: Part[] = [];
  parts.forEach((part, at) => {
    const last = current.at(-1);
    const between = last === undefined ? null : gap(text, last, part);
    const apart = between === null || /[.!?\n;&]/.test(between) || !onlyFillers(between) || beginsNext(text, parts, at);
    if (apart || current.some((one) => one.slot === part.slot)) {
      all.push(current);
      current = [];
    }
    current.push(part);
  });
  all.push(current);
  return all;
}

function onlyFillers(between: string): boolean {
  return between.split(/[ ,()-]+/).every((word) => word === '' || fillers.has(word.toLowerCase()));
}

/** Reads a description such as "white Ford Transit"; unknown words are passed over. A model brings its make. */
export function readVehicle(text: string): Vehicle {
  const vehicle: Vehicle = { colour: null, make: null, model: null, body: null };
  const joined = text.replace(/\b(?:(?:land|range)[ -]?rover|l\/rover)\b/gi, 'landrover');
  for (const match of joined.matchAll(words)) {
    const part = partOf(match[0], match.index);
    if (part !== null) vehicle[part.slot] ??= part.word;
  }
  if (vehicle.model !== null) vehicle.make ??= models.get(vehicle.model) ?? null;
  return vehicle;
}

/** Vehicles described in words (value: colour, make, model, body in this order, as far as known, lower case). */
export function findVehicles(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const parts of groups(text)) {
    const first = parts[0];
    const last = parts.at(-1);
    if (first === undefined || last === undefined) continue;
    if (parts.every((part) => part.slot === 'colour')) continue;
    const sure = parts.some((part) => part.slot !== 'colour' && !doubtful.has(part.word));
    const capital = parts.some(
      (part) => (part.slot === 'make' || part.slot === 'model') && /[A-Z]/.test(text.charAt(part.start)),
    );
    const vehicle = readVehicle(parts.map((part) => part.word).join(' '));
    if (parts.length === 1 && (!sure || vehicle.make === null)) continue;
    const wordy = parts.every((part) => part.slot === 'colour' || needsCapital.has(part.word));
    if (!sure && !capital && (wordy || vehicle.colour === null || parts.length < 2)) continue;
    const value = [vehicle.colour, vehicle.make, vehicle.model, vehicle.body].filter((word) => word !== null).join(' ');
    found.push(identifier('vehicle', text, first.start, last.end, value));
  }
  return found;
}
