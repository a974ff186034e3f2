/** An investigation from a file is told at once of what came in before and holds it: whoever takes it finds it in their inbox. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordTip } from '../support/casework.ts';
import { openUnit, type Unit } from './unit.ts';

let unit: Unit;
beforeEach(async () => {
  unit = await openUnit();
});
afterEach(() => unit.harness.close());

it('is delivered to supervisors while nobody has the case, and to whoever takes it from then on', async () => {
  const { harness } = unit;
  const { id } = await recordTip(harness, 'kowal', 'Leofric Sandwell keeps drums in the boathouse, ring 07700 900123.');
  await recordTip(harness, 'kowal', 'A dog barks all night in Mill Lane.');
  const file = join(harness.folder, 'cases.json');
  const entry = {
    kind: 'attack plot',
    priority: 'P2H',
    summary: 'Drums',
    area: 'Halverton',
    subjects: [{ role: 'suspect', name: 'Leofric Sandwell', phones: ['07700 900123'] }],
  };
  writeFileSync(
    file,
    JSON.stringify([
      { ...entry, operation: 'BOATHOUSE', state: 'live' },
      { ...entry, operation: 'OLD BOATHOUSE', state: 'closed' },
    ]),
  );
  const fileToken = 'file-token-of-the-cases';
  const report = await harness
    .as('hurst')
    .do('intake.importInvestigations', { fileToken, task: 'import' }, { paths: { [fileToken]: file } });
  expect(report).toMatchObject({ imported: 2, late: { delivered: 1, more: false } });
  expect(await unit.items('shah')).toEqual([]);
  const item = await unit.only('hurst');
  expect(item).toMatchObject({ contributionId: id, operation: 'BOATHOUSE', cause: 'late', turn: 'supervisors' });
  await harness.as('shah').do('investigations.take', { id: item.investigationId ?? 0, version: 1 });
  expect(await unit.only('shah')).toMatchObject({ contributionId: id, operation: 'BOATHOUSE', turn: 'owner' });
  expect(await unit.items('hurst')).toEqual([]);
});
