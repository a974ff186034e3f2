import type { Vehicle } from '../extract/index.ts';

const vans = new Set(
  'transit vivaro caddy transporter crafter sprinter vito citan berlingo partner boxer dispatch relay trafic kangoo master ducato doblo scudo'.split(
    ' ',
  ),
);
const pickups = new Set('ranger hilux navara l200'.split(' '));
const tall = new Set(
  'qashqai juke defender discovery freelander evoque sportage tucson shogun outlander vitara duster xc60 xc90 kuga mokka tiguan'.split(
    ' ',
  ),
);

/** The body a model has: `van`, `pickup`, `suv` or `car`; `null` when the model is not known. */
export function bodyOf(model: string | null): string | null {
  if (model === null) return null;
  if (vans.has(model)) return 'van';
  if (pickups.has(model)) return 'pickup';
  return tall.has(model) ? 'suv' : 'car';
}

export interface VehicleMatch {
  /** 0 to 1: the share of what can be known that agrees. */
  score: number;
  /** A plain sentence when make or colour differ. */
  against: string | null;
}

const vanLike = new Set(['van', 'camper', 'lorry', 'minibus']);
const carLike = new Set(['car', 'saloon', 'estate', 'hatchback', 'suv', 'coupe', 'convertible']);

/** The rough shape that a witness tells apart: every kind of car is a `car`, every kind of van a `van`. */
export function shapeOf(body: string | null): string | null {
  if (body === null) return null;
  return vanLike.has(body) ? 'van' : carLike.has(body) ? 'car' : body;
}

function bodiesAgree(one: string | null, other: string | null): boolean | null {
  if (one === null || other === null) return null;
  return one === other || (vanLike.has(one) && vanLike.has(other)) || (carLike.has(one) && carLike.has(other));
}

/** How far a vehicle described in a tip can be the held one. */
export function matchVehicles(told: Vehicle, held: Vehicle): VehicleMatch {
  if (told.make !== null && held.make !== null && told.make !== held.make)
    return { score: 0, against: 'The make of the vehicle differs.' };
  if (told.colour !== null && held.colour !== null && told.colour !== held.colour)
    return { score: 0, against: 'The colour of the vehicle differs.' };
  const body = bodiesAgree(told.body ?? bodyOf(told.model), held.body ?? bodyOf(held.model));
  if (told.model !== null && held.model !== null && told.model !== held.model)
    return { score: 0, against: 'The model of the vehicle differs.' };
  if (body === false && told.make === null) return { score: 0, against: null };
  const score =
    (told.colour !== null && held.colour !== null ? 0.35 : 0) +
    (told.make !== null && held.make !== null ? 0.35 : 0) +
    (told.model !== null && held.model !== null ? 0.2 : 0) +
    (body === true ? 0.1 : 0);
  return { score, against: null };
}
