/** Identifiers of one field, as a file or a person writes them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdentifiers, readNames } from '../../main/matching/identifier-values.ts';
import { IdentifierKind } from '../../preload/contract/vocabulary.ts';

describe('a field of identifiers', () => {
  it.each([
    ['phone', '07700 900 123', ['+447700900123']],
    ['phone', '07700900123/07700 900456', ['+447700900123', '+447700900456']],
    ['phone', '07700 900123, (07700) 900456; 07700-900789', ['+447700900123', '+447700900456', '+447700900789']],
    ['phone', '07700 900123 or 07700 900456', ['+447700900123', '+447700900456']],
    ['vrm', 'tx21-abc & TX71XYZ', ['TX21ABC', 'TX71XYZ']],
    ['handle', 'marek_t, @owen99', ['@marek_t', '@owen99']],
    ['email', 'A@Example.com; b@example.net', ['a@example.com', 'b@example.net']],
    ['postcode', 'zz993ab', ['ZZ99 3AB']],
    ['organisation', 'Mill & Sons, Halverton', ['mill & sons, halverton']],
  ] as const)('of kind %s, %s, holds each of them', (kind, text, values) => {
    const { found, unread } = readIdentifiers(kind, text);
    expect(found.map(({ value }) => value)).toEqual(values);
    expect(unread).toBe(false);
  });

  it('says when not all of it reads as its kind, and gives what does', () => {
    expect(readIdentifiers('phone', '07700 900123, ask his mum')).toMatchObject({
      found: [{ value: '+447700900123', text: '07700 900123' }],
      unread: true,
    });
    expect(readIdentifiers('vrm', 'a blue one')).toEqual({ found: [], unread: true });
    expect(readIdentifiers('phone', '  ')).toEqual({ found: [], unread: false });
  });

  it('reads what it has read the same way again, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IdentifierKind.options), fc.string({ maxLength: 200 }), (kind, text) => {
        for (const { value } of readIdentifiers(kind, text).found) expect(value).not.toBe('');
      }),
    );
    for (const value of ['+447700900123', 'TX21ABC', '@marek_t', 'a@example.com', 'ZZ99 3AB'])
      for (const kind of ['phone', 'vrm', 'handle', 'email', 'postcode'] as const) {
        const { found } = readIdentifiers(kind, value);
        if (found.length === 1)
          expect(readIdentifiers(kind, found[0]?.value ?? '').found[0]?.value).toBe(found[0]?.value);
      }
  });
});

describe('a field of names', () => {
  it('holds several where it says so, and a comma parts none', () => {
    expect(readNames('Craig Dunmore aka Craggy; The Dun / Mr D')).toEqual([
      'Craig Dunmore',
      'Craggy',
      'The Dun',
      'Mr D',
    ]);
    expect(readNames('Craig Dunmore, alias Craggy')).toEqual(['Craig Dunmore', 'Craggy']);
    expect(readNames('Dunmore, Craig')).toEqual(['Dunmore, Craig']);
    expect(readNames('Akash Alia Shah/Khan')).toEqual(['Akash Alia Shah/Khan']);
  });
});
