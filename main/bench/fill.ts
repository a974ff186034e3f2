/** Brings a vault that has just taken a file in to where an office would have it: investigations open, most tips triaged. */
import { loadInvestigations } from '../demonstration/load-investigations.ts';
import type { SampleWorld } from '../demonstration/sample.ts';
import type { Office } from './office.ts';
import { now } from './sample-file.ts';

/** All of them live, whatever the sample made of them: they are what suggestions are looked for among. */
function addInvestigations({ db, places }: Office, world: SampleWorld): ReadonlyMap<string, number> {
  const live = world.investigations.map((one) => ({ ...one, state: 'live' as const, closedAt: null }));
  return db.transaction(() => loadInvestigations(db, live, places, now).ids).immediate();
}

/** The triage that the sample tells of. Throws where the vault does not hold the sample's rows in the sample's order. */
function addTriage({ db, places }: Office, world: SampleWorld, investigations: ReadonlyMap<string, number>): void {
  const triaged = db.prepare(
    `update contribution_row set state = ?, triagedAt = ?, triagedBy = ?, version = version + 1, immediateRisk = ?
     where id = ? and sourceReference = ?`,
  );
  const link = db.prepare(
    `insert into link_row (contributionId, investigationId, decision, tier, basis, reason, at, by)
     values (?, ?, 'linked', ?, '{"reasons":[],"against":[]}', null, ?, ?)`,
  );
  const all = db.transaction(() => {
    let id = 0;
    for (const { reference, kind, triage, immediateRisk } of world.contributions()) {
      id += 1;
      if (triage === null || kind === 'advice') continue;
      const by = places.accounts.get(triage.by) ?? 1;
      const { changes } = triaged.run(triage.state, triage.at, by, Number(immediateRisk), id, reference);
      if (changes !== 1) throw new Error('the vault does not hold the rows of the sample');
      for (const operation of triage.operations) {
        const investigation = investigations.get(operation);
        if (investigation !== undefined) link.run(id, investigation, triage.tier, triage.at, by);
      }
    }
  });
  all.immediate();
}

export function fill(office: Office, world: SampleWorld): void {
  addTriage(office, world, addInvestigations(office, world));
}
