/** Drafts, saved mappings, imports, the rows they refused, and what was uncertain about the rows they imported. */
export const intake = /* sql */ `
create table draft_row (
  -- A number given out twice would reveal whether somebody else's draft came after it.
  id integer primary key autoincrement, accountId integer not null references account_row, at text not null, formName text, form text not null,
  unique (accountId, formName)
);

create table saved_mapping_row (
  id integer primary key, accountId integer not null references account_row, name text not null, columns text not null,
  mapping text not null, unique (accountId, name)
);

create table import_row (
  id integer primary key, at text not null, by integer not null, fileDigest blob, imported integer not null default 0,
  alreadyRecorded integer not null default 0, refused integer not null default 0, doubtful integer not null default 0,
  notes text not null default '[]', state text not null,
  -- How many of what was imported are to be matched in full, and how many have been; since when that is all of them.
  toMatch integer not null default 0, matched integer not null default 0, matchedAt text
);
create index import_by_owner on import_row (by, id);

create table import_refusal_row (
  importId integer not null references import_row, line integer not null, reasons text not null,
  primary key (importId, line)
) without rowid;

create table contribution_note_row (
  contributionId integer primary key references contribution_row, importId integer not null, line integer not null, notes text not null
);
create index contribution_note_by_import on contribution_note_row (importId, line);
`;
