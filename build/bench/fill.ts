/** Brings a vault that has just taken a file in to where an office would have it: investigations open, most tips triaged. */

import type { SampleInvestigation, SampleWorld } from '../../main/demonstration/generate/sample.ts';
import { loadInvestigations } from '../../main/demonstration/load/load-investigations.ts';
import type { Office } from './harness.ts';
import { now, readTriage } from './sample-file.ts';

/** Those of the sample all live, whatever it made of them, and the closed ones of many years beside them. */
async function addInvestigations(
  { store, places }: Office,
  world: SampleWorld,
  closed: readonly SampleInvestigation[],
): Promise<ReadonlyMap<string, number>> {
  const live = world.investigations.map((one) => ({ ...one, state: 'live' as const, closedAt: null }));
  const { ids } = await store.write((into) => loadInvestigations(into, [...live, ...closed], places, now));
  return ids;
}

/** An investigation with as many events as a timeline has to stay smooth with. */
export const busyOperation = 'LONG WATCH';
const busyEvents = 2_000;

async function addBusyOne({ store, places }: Office, [like]: readonly SampleInvestigation[]): Promise<void> {
  const event = like?.events[0];
  if (like === undefined || event === undefined) throw new Error('the sample has no event to go by');
  const from = Date.parse(now) - 540 * 86_400_000;
  const events = Array.from({ length: busyEvents }, (_, at) => {
    const when = new Date(from + (at * 530 * 86_400_000) / busyEvents).toISOString();
    return {
      ...event,
      title: `Seen ${at + 1}`,
      from: when,
      to: null,
      knownAt: when,
      subject: null,
      sourceReference: null,
    };
  });
  const busy = { ...like, operation: busyOperation, compartment: null, subjects: [], events };
  await store.write((into) => loadInvestigations(into, [busy], places, now));
}

/** The triage that the sample tells of. Throws where the vault does not hold the sample's rows in the sample's order. */
async function addTriage(
  { db, places }: Office,
  file: string,
  investigations: ReadonlyMap<string, number>,
): Promise<void> {
  const triaged = db.prepare(
    `update contribution_row set state = ?, triagedAt = ?, triagedBy = ?, version = version + 1, immediateRisk = ?
     where id = ? and sourceReference = ?`,
  );
  const link = db.prepare(
    `insert into link_row (contributionId, investigationId, decision, tier, basis, reason, at, by)
     values (?, ?, 'linked', ?, '{"reasons":[],"against":[]}', null, ?, ?)`,
  );
  db.exec('begin immediate');
  for await (const { id, reference, immediateRisk, state, at, by, tier, operations } of readTriage(file)) {
    const person = places.accounts.get(by) ?? 1;
    const { changes } = triaged.run(state, at, person, Number(immediateRisk), id, reference);
    if (changes !== 1) throw new Error('the vault does not hold the rows of the sample');
    for (const operation of operations) {
      const investigation = investigations.get(operation);
      if (investigation !== undefined) link.run(id, investigation, tier, at, person);
    }
  }
  db.exec('commit');
}

/** `file`: of the sample that the vault took in. */
export async function fill(
  office: Office,
  file: string,
  world: SampleWorld,
  closed: readonly SampleInvestigation[],
): Promise<void> {
  await addTriage(office, file, await addInvestigations(office, world, closed));
  await addBusyOne(
    office,
    world.investigations.filter((one) => one.events.length > 0),
  );
}
