/**
 * Kinds of faults that users of other record-linkage and name-matching products reported, tried with inputs of our own. A reference
 * names a public report; nothing of its wording is used.
 */
import { describe, expect, it } from 'vitest';
import { matchAll, readContribution } from '../../../main/matching/persons/index.ts';
import { kinds, match } from './told.ts';

const rank = ['none', 'possible', 'probable', 'strong'];
const atLeast = (strength: string): number => rank.indexOf(strength);

describe('what is missing is no agreement', () => {
  // J535D165/recordlinkage 162 and 104, dedupeio/dedupe 220, djvanderlaan/reclin2 29
  it('two tips without a phone, an age or a place do not agree in having none', () => {
    const found = match('Somebody shouted in the street.', 'A window was broken last night.');
    expect(found.reasons.filter(({ bits }) => bits > 0.5)).toEqual([]);
    expect(found.strength).toBe('none');
  });

  it('what only one tip tells neither helps nor harms', () => {
    const name = 'Gervase Quillfeather left a bag.';
    const bare = match(name, 'A bag was left by Gervase Quillfeather.');
    const more = match(`${name} He is 41 and his phone is 07700 900321.`, 'A bag was left by Gervase Quillfeather.');
    expect(Math.abs(bare.bits - more.bits)).toBeLessThan(1.5);
  });
});

describe('common names', () => {
  // moj-analytical-services/splink 17 and 106, CodeForPhilly/paws-data-pipeline 308
  it('weigh less than rare ones, and never more for being common', () => {
    const common = match('David Jones shouted.', 'It was David Jones who shouted.');
    const rare = match('Piran Tregonwell shouted.', 'It was Piran Tregonwell who shouted.');
    expect(common.bits).toBeLessThan(rare.bits - 3);
  });

  // moj-analytical-services/splink 2006: frequency counts for a near spelling too
  it('weigh as little in another spelling', () => {
    const same = match('Mohammed Ali shouted.', 'It was Mohammed Ali who shouted.');
    const near = match('Mohammed Ali shouted.', 'It was Muhamed Aly who shouted.');
    expect(near.bits).toBeLessThanOrEqual(same.bits + 0.5);
  });

  // historyforge/historyforge 327
  it('a given name alone is little', () => {
    expect(atLeast(match('Leon sells flags.', 'Leon bought a flag pole.').strength)).toBeLessThan(3);
  });
});

describe('people who share nearly everything', () => {
  // NHSDigital/manage-vaccinations-in-schools 2264
  it('twins of one house and one birthday are not taken for one', () => {
    const found = match(
      'Lewin Thackerby, d.o.b. 04/02/2006, 8 Chandler Street, Redmoor, has left home.',
      'Rufus Thackerby, d.o.b. 04/02/2006, 8 Chandler Street, Redmoor, plays rugby.',
    );
    expect(kinds(found)).toContain('other name');
    expect(found.strength).not.toBe('strong');
  });

  // kosukeimai/fastLink 67
  it('junior and senior are two', () => {
    expect(kinds(match('Terence Haddlesey jr posts.', 'Terence Haddlesey senior digs.'))).toContain('other generation');
  });

  // SORMAS-Foundation/SORMAS-Project 1269
  it('one surname with another sex and another birth is nobody', () => {
    const found = match('Mr Haddlesey, b. 1950, rang.', 'Miss Haddlesey, b. 2001, rang.');
    expect(found.strength).toBe('none');
  });
});

describe('initials', () => {
  // psu-libraries/scholarsphere-3 1121
  it('of another given name speak against', () => {
    const fits = match('A. Moyerstone owes money.', 'Abigail Moyerstone owes money.');
    const doesNot = match('A. Moyerstone owes money.', 'Heidi Moyerstone owes money.');
    expect(fits.bits).toBeGreaterThan(doesNot.bits + 4);
  });
});

describe('names written otherwise', () => {
  // historyforge/historyforge 302, Wikidata/StrepHit 52
  it('surname first', () => {
    expect(atLeast(match('Quillfeather, Gerald was seen.', 'Gerald Quillfeather was seen.').strength)).toBeGreaterThan(
      1,
    );
  });

  // moov-io/watchman 594
  it('two words run together', () => {
    expect(match('JanDaniel Bothmaker was seen.', 'Jan Daniel Bothmaker was seen.').named).toBe(true);
    expect(match('YILDIZ HAN Baran was seen.', 'Baran Yildizhan was seen.').named).toBe(true);
  });

  // kosukeimai/fastLink 75, rubyforgood/awbw 1825
  it('an alias and a name of one person are both looked at', () => {
    const both = 'Keith Ollivander, known as Spider, has a web tattoo in the Redmoor Arms.';
    expect(match(both, 'OLLIVANDER Keith, web tattoo.').named).toBe(true);
    expect(match(both, 'bloke called Spider in the redmoor arms, web on his neck').named).toBe(true);
  });

  // zinggAI/zingg 885
  it('a short form', () => {
    expect(match('Matt Quillfeather was seen.', 'Matthew Quillfeather was seen.').named).toBe(true);
  });
});

describe('names that only look alike', () => {
  // moov-io/watchman 115
  it('one given name and surnames that begin alike are two people', () => {
    for (const other of ['George Habbashir', 'George Haswanite', 'George Chiweshere'])
      expect(atLeast(match('George Bushell was seen.', `${other} was seen.`).strength)).toBeLessThan(2);
  });

  // opensanctions/opensanctions 3046
  it('very short names are not stretched', () => {
    expect(match('Mr Wu was seen at the gate.', 'Mr Bo was seen at the gate.').named).toBe(false);
  });
});

describe('chains', () => {
  // moj-analytical-services/splink 3031
  it('do not join what speaks against each other', () => {
    const told = [
      'Driver Mohammed Ali, b. 1979, of Redmoor, phone 07700 900154.',
      'Mohammed Ali of Redmoor gave 07700 900154 and 07700 900388.',
      'Student Mohammed Ali, b. 2006, of Redmoor, phone 07700 900388.',
    ];
    const pairs = matchAll(told.map((text) => readContribution(text, '2026-02-01T10:00:00Z')));
    expect(pairs.map(({ one, other }) => [one, other])).not.toContainEqual([0, 2]);
  });
});
