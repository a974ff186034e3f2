/**
 * Brings a vault that has just imported a file to the state of a working office: investigations open, most tips
 * triaged.
 */

import type { SampleInvestigation, SampleWorld } from '../../main/demonstration/generate/sample.ts';
import { loadInvestigations } from '../../main/demonstration/load/load-investigations.ts';
import type { Harness } from './harness.ts';
import { now, readTriage } from './sample-file.ts';

/** The sample's investigations are all made live, with many years' closed ones beside them. */
async function addInvestigations(
  { store, places }: Harness,
  world: SampleWorld,
  closed: readonly SampleInvestigation[],
  at: string,
): Promise<ReadonlyMap<string, number>> {
  const live = world.investigations.map((one) => ({ ...one, state: 'live' as const, closedAt: null }));
  const { ids } = await store.write((into) => loadInvestigations(into, [...live, ...closed], places, at));
  return ids;
}

/** An investigation with as many events as a timeline must still be able to scroll through smoothly. */
export const busyOperation = 'LONG WATCH';
const busyEvents = 2_000;

async function addBusyOne(
  { store, places }: Harness,
  [like]: readonly SampleInvestigation[],
  at: string,
): Promise<void> {
  const event = like?.events[0];
  if (like === undefined || event === undefined) throw new Error('the sample has no event to go by');
  const from = Date.parse(at) - 540 * 86_400_000;
  const events = Array.from({ length: busyEvents }, (_, nth) => {
    const when = new Date(from + (nth * 530 * 86_400_000) / busyEvents).toISOString();
    return {
      ...event,
      title: `Seen ${nth + 1}`,
      from: when,
      to: null,
      knownAt: when,
      subject: null,
      sourceReference: null,
    };
  });
  const busy = { ...like, operation: busyOperation, compartment: null, subjects: [], events };
  await store.write((into) => loadInvestigations(into, [busy], places, at));
}

/**
 * The triage described by the sample. Throws where the vault does not contain the sample's rows in the sample's order.
 */
async function addTriage(
  { db, places }: Harness,
  file: string,
  investigations: ReadonlyMap<string, number>,
): Promise<void> {
  const triaged = db.prepare(
    `update contribution_row set state = ?, triagedAt = ?, triagedBy = ?, version = version + 1, immediateRisk = ?
     where id = ? and sourceReference = ?`,
  );
  const link = db.prepare(
    `insert into link_row (contributionId, investigationId, decision, matchStrength, basis, reason, at, by)
     values (?, ?, 'linked', ?, '{"reasons":[],"against":[]}', null, ?, ?)`,
  );
  db.exec('begin immediate');
  for await (const { id, reference, immediateRisk, state, at, by, matchStrength, operations } of readTriage(file)) {
    const person = places.accounts.get(by) ?? 1;
    const { changes } = triaged.run(state, at, person, Number(immediateRisk), id, reference);
    if (changes !== 1) throw new Error('the vault does not hold the rows of the sample');
    for (const operation of operations) {
      const investigation = investigations.get(operation);
      if (investigation !== undefined) link.run(id, investigation, matchStrength, at, person);
    }
  }
  db.exec('commit');
}

/** `file`: the sample that the vault imported. `at`: when the office works; the sample ends the day before. */
export async function fill(
  harness: Harness,
  file: string,
  world: SampleWorld,
  closed: readonly SampleInvestigation[],
  at = now,
): Promise<void> {
  await addTriage(harness, file, await addInvestigations(harness, world, closed, at));
  await addBusyOne(
    harness,
    world.investigations.filter((one) => one.events.length > 0),
    at,
  );
}
