/** What is known of a person in one record of a register. An empty text means: not known. */
export interface PersonRecord {
  given: string;
  surname: string;
  /** House number. */
  number: string;
  street: string;
  /** Part of a place, name of a house or estate. */
  locality: string;
  town: string;
  postcode: string;
  region: string;
  /** Year, month and day as eight digits. */
  born: string;
  /** A number that the state gives to one person. */
  nationalNumber: string;
}

/** The features that are compared, in the order of the comparison's levels. */
export const features = [
  'given',
  'surname',
  'number',
  'street',
  'locality',
  'town',
  'postcode',
  'region',
  'born',
  'nationalNumber',
] as const satisfies readonly (keyof PersonRecord)[];

export type Feature = (typeof features)[number];
