import { describe, expect, it } from 'vitest';
import { extract } from '../../main/matching/extract/index.ts';
import { readIdentifiers } from '../../main/matching/identifier-values.ts';
import { decisive, linkWeights, signs } from '../../main/matching/scoring/weights.ts';
import { formedKinds, label } from '../../preload/contract/vocabulary.ts';

const kinds = new Set<string>(['bank_account', 'imei', 'ip_address', 'passport', 'phone']);
const found = (text: string): string[] =>
  extract(text, { receivedAt: '2026-03-11T10:00:00Z' })
    .filter((one) => kinds.has(one.kind))
    .map((one) => `${one.kind} ${one.value}`);

describe('a number that names one thing', () => {
  it.each([
    ['paid into GB82 WEST 1234 5698 7654 32 twice', ['bank_account GB82WEST12345698765432']],
    ['GB82 WEST 1234 5698 7654 32 PAID TWICE', ['bank_account GB82WEST12345698765432']],
    ['iban gb82west12345698765432.', ['bank_account GB82WEST12345698765432']],
    ['sort code 12-34-56, account number 12345678', ['bank_account 12-34-56 12345678']],
    ['account 12345678 sort code 123456', ['bank_account 12-34-56 12345678']],
    ['IMEI: 49-015420-323751-8 on the box', ['imei 490154203237518']],
    ['imei is ４９０１５４２０３２３７５１８', ['imei 490154203237518']],
    ['it came from 203.0.113.45 at night', ['ip_address 203.0.113.45']],
    ['from 203.0.113.45.', ['ip_address 203.0.113.45']],
    ['from 203[.]0[.]113[.]45', ['ip_address 203.0.113.45']],
    ['from 2001:DB8:0:0:0:0:0:1 they say', ['ip_address 2001:db8::1']],
    ['passport no. 123456789 was shown', ['passport 123456789']],
    ['his passport number is AB1234567', ['passport AB1234567']],
  ])('is found: %s', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    'paid into GB83 WEST 1234 5698 7654 32',
    'paid into GB82 WEST 1234 5698 7654 321',
    'order 12345678 of 12-34-56',
    'IMEI 490154203237519',
    'card 4929 1234 5678 9012',
    'router 192.168.1.1, version 4.3.2.1, v 1.2.3.4, on 1.2.3 or 999.1.1.1',
    'at 10:20:30 and 09:15:00:01',
    'his passport is 12 years old',
    'number 123456789 on the door',
    '03.05.1987, 03.06.-07.06.2015, 04.07.88',
    'in plans CA 03/2015 – 03/2016',
    '06/2017 – 03/2021 (555) 018-2390',
  ])('is not seen in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is held in the form in which it is found, has a label and a weight', () => {
    expect(readIdentifiers('bank_account', '12-34-56 12345678').found.map((one) => one.value)).toEqual([
      '12-34-56 12345678',
    ]);
    expect(readIdentifiers('imei', '49 015420 323751 8').found.map((one) => one.value)).toEqual(['490154203237518']);
    expect(readIdentifiers('passport', 'AB1234567').found.map((one) => one.value)).toEqual(['AB1234567']);
    expect(readIdentifiers('ip_address', '10.0.0.1')).toEqual({ found: [], unread: true });
    expect(formedKinds.map(label)).toContain('IMEI');
    for (const sign of signs) expect(linkWeights.points[sign]).toBeGreaterThan(0);
    expect(decisive.has('internet address')).toBe(false);
  });
});
