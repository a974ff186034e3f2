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

/** Neighbouring words about one vehicle: a slot that is filled twice begins the next vehicle. */
function groups(text: string): Part[][] {
  const all: Part[][] = [];
  let current: Part[] = [];
  for (const match of text
    .replace(/\bland ?rover\b/gi, (found) => 'landrover'.padEnd(found.length, ' '))
    .matchAll(words)) {
    const part = partOf(match[0], match.index);
    if (part === null) continue;
    const last = current.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, part.start);
    const apart =
      last === undefined || part.start - last.end > reach || /[.!?\n;&]/.test(between) || !onlyFillers(between);
    if (apart || current.some((one) => one.slot === part.slot)) {
      all.push(current);
      current = [];
    }
    current.push(part);
  }
  all.push(current);
  return all;
}

function onlyFillers(between: string): boolean {
  return between.split(/[ ,()-]+/).every((word) => word === '' || fillers.has(word.toLowerCase()));
}

/** Reads a description such as "white Ford Transit"; unknown words are passed over. A model brings its make. */
export function readVehicle(text: string): Vehicle {
  const vehicle: Vehicle = { colour: null, make: null, model: null, body: null };
  const joined = text.replace(/\b(?:land ?rover|l\/rover)\b/gi, 'landrover');
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
    const sure = parts.some((part) => part.slot !== 'colour' && !doubtful.has(part.word));
    const capital = parts.some(
      (part) => (part.slot === 'make' || part.slot === 'model') && /[A-Z]/.test(text.charAt(part.start)),
    );
    const vehicle = readVehicle(parts.map((part) => part.word).join(' '));
    if (parts.length === 1 && (!sure || vehicle.make === null)) continue;
    if (!sure && !capital && !(vehicle.colour !== null && parts.length > 1)) continue;
    if (parts.every((part) => part.slot === 'colour')) continue;
    const value = [vehicle.colour, vehicle.make, vehicle.model, vehicle.body].filter((word) => word !== null).join(' ');
    found.push(identifier('vehicle', text, first.start, last.end, value));
  }
  return found;
}
