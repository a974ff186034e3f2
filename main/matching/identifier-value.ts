/** An identifier that somebody typed, in the form in which a tip that speaks of it will be looked up. */
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { extract, readVehicle } from './extract/index.ts';
import { foldText } from './names/index.ts';

/** Kinds that have a form of their own: what cannot be read as one is refused, since no tip could ever meet it. */
const formed: readonly IdentifierKind[] = ['phone', 'vrm', 'postcode', 'email', 'url', 'handle'];

/** Words that make a reader expect the kind, for forms that need such a hint. */
const hints: Partial<Record<IdentifierKind, string>> = { vrm: 'registration ', handle: 'user ' };

function formedValue(kind: IdentifierKind, text: string, receivedAt: string): string | null {
  for (const hint of ['', hints[kind] ?? '']) {
    const found = extract(`${hint}${text}`, { receivedAt }).find((one) => one.kind === kind);
    if (found !== undefined) return found.value;
  }
  return null;
}

function vehicleValue(text: string): string {
  const { colour, make, model, body } = readVehicle(text);
  return [colour, make, model, body].filter((word) => word !== null).join(' ');
}

/** The value to keep, or `null` where the text does not read as that kind. `now` is an instant. */
export function normalised(kind: IdentifierKind, text: string, now: string): string | null {
  const value = formed.includes(kind)
    ? formedValue(kind, text, now)
    : kind === 'vehicle'
      ? vehicleValue(text)
      : foldText(text);
  return value === null || value.trim() === '' ? null : value;
}
