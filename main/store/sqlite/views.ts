/**
 * Need to know: clearance AND compartment AND role, decided here and nowhere else. Each view shows what the person named
 * in the temporary table `viewer` may see; a row that hangs on another (a link, an event, a subject) is seen only where
 * what it hangs on is seen. Use cases can read these views and no table (store/guard.ts). Administrators are not exempt:
 * without a casework role, no view shows them a row.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { statement } from './statement-cache.ts';

export interface Viewer {
  accountId: number;
  /** Rank of the clearance's marking, 0 to 3. */
  clearance: number;
  /** Ids; compartment 0 ("none") is added for everybody. */
  compartments: readonly number[];
  readsContributions: boolean;
  readsInvestigations: boolean;
  readsLog: boolean;
  readsAccounts: boolean;
}

const inReach = (table: string) =>
  `${table}.tier <= (select clearance from viewer) and ${table}.compartmentId in (select id from viewer_compartment)`;

/** A view of a table whose rows belong to an investigation. `exists` looks one row up; `in` would gather every id first. */
const ofInvestigation = (name: string) =>
  `create temp view "${name}" as select r.* from ${name}_row r
  where exists (select 1 from investigation i where i.id = r.investigationId);`;
const ofContribution = (name: string) =>
  `create temp view "${name}" as select r.* from ${name}_row r
  where exists (select 1 from contribution c where c.id = r.contributionId);`;

const views = /* sql */ `
create temp table viewer (accountId integer, clearance integer, readsContributions integer, readsInvestigations integer, readsLog integer, readsAccounts integer);
create temp table viewer_compartment (id integer primary key);

create temp view contribution as select r.* from contribution_row r
  where (select readsContributions from viewer) and ${inReach('r')};
create temp view investigation as select r.* from investigation_row r
  where (select readsInvestigations from viewer) and ${inReach('r')};
${['identifier', 'grade', 'source'].map(ofContribution).join('\n')}
-- What was done about an investigation is told only to those who may know of it.
create temp view change as select r.* from change_row r
  where exists (select 1 from contribution c where c.id = r.contributionId)
    and (r.investigationId is null or exists (select 1 from investigation i where i.id = r.investigationId));
${['subject', 'held', 'event', 'arrest', 'assessment', 'disruption', 'decision', 'action', 'priority_change', 'investigation_change', 'team_member', 'held_key'].map(ofInvestigation).join('\n')}
create temp view link as select r.* from link_row r
  where exists (select 1 from contribution c where c.id = r.contributionId)
    and exists (select 1 from investigation i where i.id = r.investigationId);
-- Links that the state rests on, without what they lead to: whoever takes a link of their own back must not undo another.
create temp view shown_link as select r.id, r.contributionId from link_row r
  where r.shown = 1 and r.decision = 'linked' and r.withdrawnAt is null
    and exists (select 1 from contribution c where c.id = r.contributionId);
-- A blind hit is for those who may know of both: anybody else learns nothing of it, not even that there is one.
create temp view blind_hit as select r.* from blind_hit_row r
  where exists (select 1 from contribution c where c.id = r.contributionId)
    and exists (select 1 from investigation i where i.id = r.investigationId);
create temp view recorder_notice as select r.* from recorder_notice_row r
  where exists (select 1 from contribution c where c.id = r.contributionId)
    and exists (select 1 from investigation i where i.id = r.investigationId);
-- What whoever recorded a contribution was told by people of an investigation that they may not know of: when, and no more.
create temp view notice_to_me as select r.contributionId, r.at from recorder_notice_row r
  where exists (select 1 from contribution c where c.id = r.contributionId and c.takenBy = (select accountId from viewer))
    and not exists (select 1 from investigation i where i.id = r.investigationId);
create temp view contribution_rollup as select r.* from contribution_rollup_row r
  where (select readsContributions from viewer) and ${inReach('r')};
create temp view triage_rollup as select r.* from triage_rollup_row r
  where (select readsContributions from viewer) and ${inReach('r')};
create temp view arrest_rollup as select r.* from arrest_rollup_row r
  where (select readsInvestigations from viewer) and ${inReach('r')};
create temp view watch as select r.* from watch_row r where r.accountId = (select accountId from viewer);
create temp view draft as select r.* from draft_row r where r.accountId = (select accountId from viewer);
create temp view saved_view as select r.* from saved_view_row r where r.accountId = (select accountId from viewer);
create temp view saved_mapping as select r.* from saved_mapping_row r where r.accountId = (select accountId from viewer);
create temp view import as select r.* from import_row r where r.by = (select accountId from viewer);
create temp view import_refusal as select r.* from import_refusal_row r where r.importId in (select id from import);
create temp view compartment as select r.* from compartment_row r
  where r.id in (select id from viewer_compartment) or (select readsAccounts from viewer);
-- The name of a compartment is known to those who keep accounts; who belongs to it, to its members.
create temp view compartment_member as select r.* from compartment_member_row r
  where r.compartmentId in (select id from viewer_compartment);
create temp view account as select r.* from account_row r where (select readsAccounts from viewer) or r.id = (select accountId from viewer);
create temp view proposal as select r.* from proposal_row r where (select readsAccounts from viewer);
create temp view colleague as select r.id, r.name, r.roles, r.clearance, r.disabledAt from account_row r where exists (select 1 from viewer);
create temp view threat_level as select r.* from threat_level_row r where exists (select 1 from viewer);
create temp view accuracy_run as select r.* from accuracy_run_row r where exists (select 1 from viewer);
create temp view late_stage_rule as select r.* from late_stage_rule_row r;
create temp view setting as select r.* from setting_row r;
create temp view log as select r.* from log_row r where (select readsLog from viewer);
create temp view log_subject as select r.* from log_subject_row r where (select readsLog from viewer);
`;

/** Makes the views on a connection; nobody is the viewer yet, so they show nothing. */
export function makeViews(db: Database): void {
  db.exec(views);
}

/** Everything that is held, for the one question that goes beyond need to know (linking/deconfliction.ts). */
export function everything(db: Database, viewer: Viewer): Viewer {
  const compartments = statement(db, 'select id from compartment_row').pluck().all() as number[];
  return { ...viewer, clearance: 3, compartments, readsContributions: true, readsInvestigations: true };
}

/** Names the person whose need to know decides from now on, or nobody. */
export function setViewer(db: Database, viewer: Viewer | null): void {
  statement(db, 'delete from viewer').run();
  statement(db, 'delete from viewer_compartment').run();
  if (viewer === null) return;
  statement(db, 'insert into viewer values (?, ?, ?, ?, ?, ?)').run(
    viewer.accountId,
    viewer.clearance,
    Number(viewer.readsContributions),
    Number(viewer.readsInvestigations),
    Number(viewer.readsLog),
    Number(viewer.readsAccounts),
  );
  const add = statement(db, 'insert or ignore into viewer_compartment values (?)');
  for (const id of [0, ...viewer.compartments]) add.run(id);
}
