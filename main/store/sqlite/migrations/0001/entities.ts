/** Entities that are records, what each is known by, and what is said of two of them. */
export const entities = /* sql */ `
-- What a case has a record of: a person, a vehicle, a place. Aliases are a list.
create table entity_row (
  id integer primary key, investigationId integer not null references investigation_row, kind text not null, title text not null, description text not null,
  aliases text not null, photoId integer, version integer not null default 1, addedAt text not null,
  addedBy integer not null, withdrawnAt text
);
create index entity_of on entity_row (investigationId, id);
create index entity_by_kind on entity_row (kind, id);

-- An identifier of an entity is one of its case, by which contributions are matched; here stands what else is known of it.
create table entity_identifier_row (
  id integer primary key, investigationId integer not null references investigation_row, entityId integer not null references entity_row,
  caseIdentifierId integer not null unique references case_identifier_row,
  -- 1: its title or an alias.
  named integer not null, validFrom text, validTo text, source text not null, contributionId integer,
  documentId integer, eventId integer, exhibitId integer, sourceGrade text, intelligenceGrade text, handlingCode text, conditions text
);
create index entity_identifier_of on entity_identifier_row (entityId, id);

create table entity_marker_row (
  id integer primary key, investigationId integer not null references investigation_row, entityId integer not null references entity_row,
  kind text not null, note text not null, source text not null, contributionId integer, documentId integer, eventId integer, exhibitId integer,
  since text not null, reviewOn text not null, setAt text not null,
  setBy integer not null, reviewedAt text, reviewedBy integer, endedAt text, endReason text
);
create index entity_marker_of on entity_marker_row (entityId, id);

-- Between two entities, or an entity and a subject; otherCaseId is the case of the other end. Seen by whoever sees both cases.
create table entity_relation_row (
  id integer primary key, investigationId integer not null references investigation_row, entityId integer not null references entity_row,
  otherCaseId integer not null references investigation_row, otherEntityId integer references entity_row, subjectId integer references subject_row,
  relation text not null, fromDay text, toDay text, source text not null, contributionId integer,
  documentId integer, eventId integer, exhibitId integer, sourceGrade text, intelligenceGrade text, handlingCode text, conditions text, addedAt text not null, addedBy integer not null,
  endedAt text, endedBy integer, endReason text, withdrawnAt text, withdrawnBy integer, withdrawnReason text,
  check ((otherEntityId is null) <> (subjectId is null))
);
create index entity_relation_of on entity_relation_row (entityId, id);
create index entity_relation_to on entity_relation_row (otherEntityId, id) where otherEntityId is not null;
create index entity_relation_subject on entity_relation_row (subjectId) where subjectId is not null;

-- That two are the same, as somebody says with a reason; undone with another. Nothing is merged.
create table same_entity_row (
  id integer primary key, investigationId integer not null references investigation_row, entityId integer not null references entity_row,
  otherCaseId integer not null references investigation_row, otherEntityId integer references entity_row, subjectId integer references subject_row,
  reason text not null, at text not null, by integer not null, undoneAt text, undoneBy integer, undoneReason text,
  check ((otherEntityId is null) <> (subjectId is null))
);
create index same_entity_of on same_entity_row (entityId, id);
create index same_entity_to on same_entity_row (otherEntityId, id) where otherEntityId is not null;
create index same_entity_subject on same_entity_row (subjectId, id) where subjectId is not null;

-- What was changed of it, and why.
create table entity_change_row (
  id integer primary key, investigationId integer not null references investigation_row, entityId integer not null references entity_row,
  at text not null, by integer not null, what text not null, reason text
);
create index entity_change_of on entity_change_row (entityId, id);
create trigger entity_change_never_changes before update on entity_change_row begin select raise(abort, 'what was changed is only added to'); end;
create trigger entity_change_never_goes before delete on entity_change_row begin select raise(abort, 'what was changed is only added to'); end;
`;
