/** A small gazetteer on a harness, loaded as an administrator does. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MapFilter } from '../../preload/contract/maps.ts';
import type { Harness, TestPerson } from '../support/engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const people: TestPerson[] = [
  { login: 'p.shah', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
  { login: 'j.mason', roles: ['case_officer'], compartments: ['HERON'], clearance: 'SECRET' },
  { login: 's.kowal', roles: ['supervisor'], clearance: 'OFFICIAL-SENSITIVE' },
  { login: 'i.intake', roles: ['intake_officer'] },
  { login: 'a.admin', roles: ['administrator'] },
];

export const gazetteer = `name,kind,latitude,longitude,uncertainty,within
Halverton,town,54.75,1.65,3000,
Carrowby,town,54.80,2.00,2000,
Newbridge,town,54.60,1.20,2000,Eastshire
Newbridge,town,54.90,1.90,2000,Westshire
Station Road,street,54.751,1.652,400,Halverton
Station Road,street,54.801,2.002,400,Carrowby
the bus station,site,54.7520,1.6500,150,Halverton
ZZ99 3AB,postcode,54.7490,1.6480,100,Halverton
ZZ99 8AB,postcode,54.8010,1.9990,100,Carrowby
ZZ99 8AB,postcode,54.7000,1.3000,100,Coldharrow
`;

export const fileToken = 'f'.repeat(32);

export function fileOf(content: string | Uint8Array, name = 'gazetteer.csv'): { paths: Record<string, string> } {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return { paths: { [fileToken]: path } };
}

export const load = (harness: Harness, content: string | Uint8Array, kind: 'tiles' | 'gazetteer' = 'gazetteer') =>
  harness
    .as('a.admin')
    .do('maps.loadFile', { fileToken, kind, name: 'Test', source: 'Invented', task: 'load' }, fileOf(content));

export const record = async (harness: Harness, login: string, text: string, more: object = {}): Promise<number> => {
  const form = { channel: 'hotline', text, receivedAt: '2026-03-09T09:00:00.000Z', ...more } as const;
  return (await harness.as(login).do('intake.record', { form, draftId: null })).id;
};

export const everything: MapFilter = {
  kinds: ['report', 'vehicle_sighting', 'case_event', 'case_address'],
  from: null,
  to: null,
  within: null,
  investigationId: null,
  contributionId: null,
  entityId: null,
  entity: null,
};

export const wholeBox = { west: 0, south: 54, east: 3, north: 56 };
