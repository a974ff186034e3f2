/**
 * Fictional places. Streets where subjects live are never used for anything else, so that only what is planted matches.
 */
import { pick, type Random } from './random.ts';

const words = (text: string): readonly string[] => text.split(', ');

/** Each town with the first digit of its postcode sector, as in the hand-written set. */
export const towns: readonly { name: string; sector: number }[] = [
  { name: 'Halverton', sector: 3 },
  { name: 'Wexmouth', sector: 6 },
  { name: 'Dunmarsh', sector: 2 },
  { name: 'Carrowby', sector: 8 },
  { name: 'Merestow', sector: 5 },
  { name: 'Brigholme', sector: 9 },
  { name: 'Lowminster', sector: 4 },
  { name: 'Tarnbridge', sector: 5 },
  { name: 'Orrinford', sector: 7 },
  { name: 'Fallowdean', sector: 1 },
  { name: 'Kessingley', sector: 0 },
  { name: 'Coldharrow', sector: 8 },
  { name: 'Marchester', sector: 6 },
  { name: 'Thrupley', sector: 7 },
  { name: 'Pellbury', sector: 1 },
  { name: 'Stonehythe', sector: 2 },
  { name: 'Garrowmouth', sector: 9 },
  { name: 'Quarnley', sector: 4 },
];

/** Half of what the public reports comes from the city and its port. */
const drawn = [...towns, ...towns.slice(0, 2), ...towns.slice(0, 2), ...towns.slice(0, 4)];
export const anyTown = (random: Random): { name: string; sector: number } => pick(random, drawn);

/** Where subjects of generated investigations live. */
export const subjectStreets = words(
  'Kiln Row, Cordwainer Street, Bellfounders Lane, Sluice Road, Gannet Close, Thresher Street, Coopers Wharf, Plover Avenue, Saltern Way, Furnace Terrace, Millwright Street, Hazel Bank, Osier Lane, Redwing Road, Tolsey Street, Wherry Court, Barkpit Lane, Flaxfield Road, Heron Mews, Pewter Street',
);

/** Where everything else happens. */
export const streets = words(
  'Station Road, Church Lane, Mill Street, Park Avenue, Bridge Street, Castle Hill, Priory Road, Victoria Terrace, Canal Street, Orchard Way, Quarry Lane, Windmill Road, Abbey Street, Chapel Walk, Harbour Road, Meadow Drive, Foundry Lane, Green Lane, Linden Drive, Market Place, New Street, Cross Street, Elm Grove, Albert Road, Kingfisher Close, Northgate, Southgate, West Parade, Beacon Road, Wharf Lane, Spinney Close, Ropery Lane',
);

export const spots = words(
  'the bus station, the library, the retail park, the leisure centre, the covered market, the railway bridge, the multi-storey car park, the football ground, the town hall, the college, the hospital car park, the war memorial, the shopping centre, the tram stop, the ferry terminal, the magistrates court, the sorting office, the recycling centre, the swimming baths, the conference hotel, the reservoir, the power substation, the water treatment works, the concert hall, the Christmas market, the food bank, the allotments, the playing fields, the cathedral close, the canal basin',
);

export const shops = words(
  'a builders merchant, the agricultural supplier, a hardware shop, the garden centre, a chemist, a swimming pool supplier, an outdoor shop, the trade counter, an electrical shop, the cash and carry, a fireworks shop, a model shop, the tool hire, a hydroponics shop',
);

const postcodeLetters = 'ABDEFGHJLNPQRSTUWXYZ';

/** A postcode of the never-issued area ZZ99 in the town's sector. */
export function postcode(random: Random, sector: number): string {
  const letter = () => postcodeLetters[Math.floor(random() * postcodeLetters.length)] ?? 'A';
  return `ZZ99 ${sector}${letter()}${letter()}`;
}
