import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generate } from '../../main/demonstration/generate/generate.ts';
import { stream } from '../../main/demonstration/generate/random.ts';
import { phoneAsWritten, plateAsWritten } from '../../main/demonstration/generate/written-forms.ts';
import { small, wholeDemonstration } from './worlds.ts';

/** National numbers that Ofcom keeps for drama, by their digits. */
const drama =
  /^0(7700900\d{3}|1632960\d{3}|2079460\d{3}|(113|114|115|116|117|118|121|131|141|151|161|191)4960\d{3}|808157\d{4}|909879\d{4})$/;

const national = (written: string): string => written.replaceAll(/\D/g, '').replace(/^(0044|44)0?/, '0');

describe('everything in the demonstration that could point to somebody real', () => {
  const { world, list } = wholeDemonstration();
  const subjects = world.investigations.flatMap((one) => one.subjects);
  const texts = list.map(({ text, area, where }) => `${text}\n${area}\n${where}`);
  const found = (pattern: RegExp) => texts.flatMap((text) => text.match(pattern) ?? []);

  it('has phones for drama only', () => {
    const phones = found(/(?<![\w.])(?:\+44|00 ?44|0)[\d ()-]{8,24}\d/g).filter((one) => national(one).length >= 11);
    expect(phones.length).toBeGreaterThan(1500);
    expect(phones.filter((one) => !drama.test(national(one)))).toEqual([]);
    for (const { phones: held } of subjects) for (const phone of held) expect(phone.replace('+44', '0')).toMatch(drama);
  });

  it('has registrations that were never issued', () => {
    const plates = found(/\b[A-Z]{2}[ -]?[0-9OI]{2}[ -]?[A-Z]{3}\b/g).filter(
      (one) => /\d/.test(one) && !/ AND$/.test(one),
    );
    plates.push(...found(/\b[a-z]{2}\d{2}[a-z]{3}\b/gi).map((one) => one.toUpperCase()));
    expect(plates.length).toBeGreaterThan(300);
    expect(plates.filter((one) => !one.startsWith('T'))).toEqual([]);
    for (const { vehicles } of subjects) for (const { vrm } of vehicles) expect(vrm).toMatch(/^T[A-Z]\d\d[A-Z]{3}$/);
  });

  it('has postcodes of ZZ99 only', () => {
    const codes = found(/\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b/g);
    expect(codes.filter((one) => !one.startsWith('ZZ99 '))).toEqual([]);
    for (const { addresses } of subjects)
      for (const one of addresses) expect(one.postcode).toMatch(/^ZZ99 \d[A-Z]{2}$/);
  });

  it('has addresses on the net under example only', () => {
    const sites = [
      ...found(/https?:\/\/[^\s/"]+/gi),
      ...found(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi),
      ...found(/\b[\w-]+\.(?:com|org|net|uk|co)\b/gi),
    ];
    expect(sites.length).toBeGreaterThan(1000);
    expect(sites.filter((one) => !/(?:^|[./@])?example\.(?:com|org|net)$/i.test(one) && !/example/i.test(one))).toEqual(
      [],
    );
    for (const { emails } of subjects)
      for (const email of emails) expect(email).toMatch(/@(?:[\w-]+\.)*example\.(?:com|org|net)$/);
  });

  it('gives no identifier of a subject to anybody else', () => {
    const once = (values: string[]) => expect(values.filter((one, at) => values.indexOf(one) !== at)).toEqual([]);
    once(subjects.flatMap((one) => one.phones));
    once(subjects.flatMap((one) => one.vehicles.map(({ vrm }) => vrm)));
    once(subjects.flatMap((one) => one.handles));
    const linked = new Set([...world.truth()].flatMap((one) => (one.kind === 'link' ? [one.reference] : [])));
    const held = new Set(subjects.flatMap((one) => one.phones.map((phone) => phone.replace('+44', '0'))));
    const strays = list
      .filter(({ reference }) => !linked.has(reference))
      .filter(({ text }) =>
        (text.match(/(?:\+44|00 ?44|0)[\d ()-]{8,24}\d/g) ?? []).some((one) => held.has(national(one))),
      );
    expect(strays.map(({ text }) => text)).toEqual([]);
  });
});

describe('written forms', () => {
  const ends = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'));
  const heads = fc.constantFrom('+447700900', '+441632960', '+442079460', '+441614960', '+441134960');
  it('of a phone always hold its digits', () => {
    fc.assert(
      fc.property(heads, ends, fc.nat(), (head, end, seed) => {
        const e164 = head + end;
        expect(national(phoneAsWritten(stream(seed, 'phone'), e164))).toBe(e164.replace('+44', '0'));
      }),
    );
  });
  it('of a registration differ from it by gaps, capitals, O for 0 and I for 1 only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^T[A-Z][0-9]{2}[A-Z]{3}$/), fc.nat(), (vrm, seed) => {
        const written = plateAsWritten(stream(seed, 'plate'), vrm).toUpperCase().replaceAll(/[ -]/g, '');
        const digits = written.slice(2, 4).replaceAll('O', '0').replaceAll('I', '1');
        expect(written.slice(0, 2) + digits + written.slice(4)).toBe(vrm);
      }),
    );
  });
  it('keep to the ranges also when thousands of investigations use them up', () => {
    const { investigations } = generate({ ...small, perDay: 0, investigations: 2000 });
    const phones = investigations.flatMap((one) => one.subjects.flatMap((subject) => subject.phones));
    expect(new Set(phones).size).toBe(phones.length);
    expect(phones.filter((phone) => !drama.test(phone.replace('+44', '0')))).toEqual([]);
  });
});
