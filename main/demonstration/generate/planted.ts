/** What a planted contribution says about a subject: the identifier that links it, as somebody would write it down. */
import type { MatchStrength } from '../../../preload/contract/vocabulary.ts';
import { towns } from './places.ts';
import { below, between, chance, pick, type Random } from './random.ts';
import type { SampleInvestigation, SampleSubject } from './sample.ts';
import { nameAsWritten, nearPhone, nearPlate, partialPlate, phoneAsWritten, plateAsWritten } from './written-forms.ts';

/** Facts for a text: gaps filled beforehand and sentences to include, and why that makes a link (or does not). */
export interface Sign {
  known: (readonly [gap: string, value: string])[];
  told: string[];
  strength: MatchStrength;
  basis: string;
}

/** The town of an investigation: the first that its area names, otherwise one where a subject lives. */
function townOf(investigation: SampleInvestigation): string {
  const places = [
    investigation.area,
    ...investigation.subjects.flatMap((one) => one.addresses.map(({ text }) => text)),
  ];
  for (const place of places) {
    const found = towns.find(({ name }) => place.includes(name));
    if (found !== undefined) return found.name;
  }
  return 'Halverton';
}

type Narrative = readonly [sentence: string, basis: string];

/** Sentences that each contain a practically unique identifier of the subject. */
function strongSigns(random: Random, subject: SampleSubject): Narrative[] {
  const signs: Narrative[] = [];
  for (const phone of subject.phones) {
    const written = phoneAsWritten(random, phone);
    const ways = [
      `The number they used was ${written}.`,
      `It came from ${written}.`,
      `Mobile given as ${written}.`,
      `{i} wrote down the phone, ${written}.`,
    ];
    signs.push([pick(random, ways), 'phone']);
  }
  for (const { vrm, colour, make, model } of subject.vehicles) {
    const written = plateAsWritten(random, vrm);
    const ways = [
      `They drive a ${colour} ${make} ${model}, reg ${written}.`,
      `Reg ${written}, ${colour} ${make}.`,
      `The ${make} had the number ${written}.`,
    ];
    signs.push([pick(random, ways), 'registration']);
  }
  for (const email of subject.emails)
    signs.push([pick(random, [`The address on it was ${email}.`, `Contact was ${email}.`]), 'e-mail']);
  for (const handle of subject.handles)
    signs.push([
      pick(random, [
        `Their name on {platform} is ${handle}.`,
        `{i} saw it under ${handle}.`,
        `They post as ${handle}.`,
      ]),
      'account',
    ]);
  return signs;
}

/** Sentences that accompany a name, none of them unique by itself. */
function probableSigns(random: Random, subject: SampleSubject): Narrative[] {
  const signs: Narrative[] = [];
  for (const { vrm, colour, make } of subject.vehicles)
    signs.push([
      `They were in a ${colour} ${make}, plate ${partialPlate(random, vrm)}.`,
      'partial registration with make and colour',
    ]);
  for (const organisation of subject.organisations)
    signs.push([pick(random, [`They work at ${organisation}.`, `Known from ${organisation}.`]), 'organisation']);
  for (const { text } of subject.addresses) {
    const street = /(?:^|, )\d+\w? ([A-Z][\w' ]+)/.exec(text)?.[1];
    if (street !== undefined) signs.push([`They live somewhere on ${street}.`, 'street']);
  }
  return signs;
}

/** What was seen by somebody who knew neither name nor number. */
function weakSigns(subject: SampleSubject): Narrative[] {
  const signs: Narrative[] = [];
  for (const { colour, make } of subject.vehicles)
    signs.push([`A ${colour} ${make} was there each time.`, 'make and colour of a vehicle']);
  for (const alias of subject.aliases.filter((one) => !one.includes(' ')))
    signs.push([`One of them was called ${alias}.`, 'nickname']);
  return signs;
}

/** Signs of a subject at the wanted strength, or at the next lower one for which the subject has anything. */
export function signOf(
  random: Random,
  investigation: SampleInvestigation,
  subject: SampleSubject,
  wanted: MatchStrength,
): Sign {
  const town = ['town', townOf(investigation)] as const;
  const name = nameAsWritten(random, subject.name, subject.aliases);
  if (wanted === 'strong') {
    const signs = strongSigns(random, subject);
    if (signs.length > 0) {
      const [sentence, basis] = pick(random, signs);
      const named = chance(random, 0.45);
      return {
        known: named ? [town, ['who', name]] : [town],
        told: [sentence],
        strength: 'strong',
        basis: named ? `${basis} and name` : basis,
      };
    }
  }
  if (wanted !== 'possible') {
    const signs = probableSigns(random, subject);
    const [sentence, basis] = signs.length > 0 ? pick(random, signs) : ['', 'town'];
    const told = sentence === '' ? [] : [sentence];
    return { known: [town, ['who', name]], told, strength: 'probable', basis: `name and ${basis}` };
  }
  const signs = weakSigns(subject);
  const [sentence, basis] = signs.length > 0 ? pick(random, signs) : ['', 'place and conduct'];
  return { known: [town], told: sentence === '' ? [] : [sentence], strength: 'possible', basis };
}

const jobs = [
  'a dentist',
  'a retired teacher',
  'a bus driver',
  'a baker',
  'a florist',
  'an organist',
  'a swimming teacher',
  'an optician',
];

/**
 * Something that looks like a subject and is not: another town, another age, a letter or two digits different. `isHeld` says
 * whether an identifier does belong to a subject; if so, it is never used.
 */
export function decoyOf(
  random: Random,
  investigation: SampleInvestigation,
  subject: SampleSubject,
  isHeld: (value: string) => boolean,
): Sign {
  const home = townOf(investigation);
  const elsewhere = pick(
    random,
    towns.filter(({ name }) => name !== home),
  ).name;
  const known = [['town', elsewhere] as const];
  const vehicle = subject.vehicles[0];
  const phone = subject.phones[0];
  const near = phone === undefined ? null : nearPhone(phone);
  const way = below(random, 3);
  if (way === 0 && vehicle !== undefined && !isHeld(nearPlate(vehicle.vrm))) {
    const sentence = `The plate was ${plateAsWritten(random, nearPlate(vehicle.vrm))}, {i} took a photo so it is right, a lady of about seventy drove.`;
    return {
      known,
      told: [sentence],
      strength: 'possible',
      basis: 'registration one letter off, another driver and town',
    };
  }
  if (way === 1 && near !== null && !isHeld(near)) {
    const sentence = `The call came from ${phoneAsWritten(random, near)}, a sales woman.`;
    return { known, told: [sentence], strength: 'possible', basis: 'phone with two digits the other way round' };
  }
  const [given = subject.name] = subject.name.split(' ');
  const sentence = `${given} is ${pick(random, jobs)} of ${between(random, 71, 84)} and everybody here knows the family.`;
  return {
    known: [...known, ['who', given]],
    told: [sentence],
    strength: 'possible',
    basis: 'same first name, another age and town',
  };
}
