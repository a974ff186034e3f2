/** Exhibits of investigations, and the record of who has had each: continuity. */
export const exhibits = /* sql */ `
create table exhibit_row (
  id integer primary key, investigationId integer not null references investigation_row, reference text not null, description text not null,
  -- Who found it, where, and when: an instant with its precision, and whether it was seen or only reported.
  foundBy text not null, foundAt text not null, foundPrecision text not null, foundPlace text not null,
  version integer not null default 1, recordedAt text not null, recordedBy integer not null, withdrawnAt text
);
create index exhibit_of on exhibit_row (investigationId, id);
create unique index exhibit_reference on exhibit_row (investigationId, reference) where withdrawnAt is null;

-- Each move of it; a later row corrects an earlier one, which stays.
create table exhibit_movement_row (
  id integer primary key, investigationId integer not null references investigation_row, exhibitId integer not null references exhibit_row,
  at text not null, fromWhom text not null, toWhom text not null, place text not null, reason text not null, sealNumber text,
  recordedAt text not null, recordedBy integer not null, corrects integer unique references exhibit_movement_row, because text
);
create index exhibit_movement_of on exhibit_movement_row (exhibitId, id);
create trigger exhibit_movement_never_changes before update on exhibit_movement_row begin select raise(abort, 'a movement is corrected by another'); end;
create trigger exhibit_movement_never_goes before delete on exhibit_movement_row begin select raise(abort, 'a movement is corrected by another'); end;

-- What was written of it before, for each correction.
create table exhibit_correction_row (
  id integer primary key, investigationId integer not null references investigation_row, exhibitId integer not null references exhibit_row,
  at text not null, by integer not null, what text not null, reason text
);
create index exhibit_correction_of on exhibit_correction_row (exhibitId, id);
create trigger exhibit_correction_never_changes before update on exhibit_correction_row begin select raise(abort, 'a correction is only added to'); end;
create trigger exhibit_correction_never_goes before delete on exhibit_correction_row begin select raise(abort, 'a correction is only added to'); end;
`;
