/** Where things were: the files that places are drawn and named by, points of contributions and of cases, and what people chose. */
export const maps = /* sql */ `
-- A map (PMTiles) or a gazetteer that an administrator loaded. dueFrom: the contribution from which on points have to be made anew.
create table map_file_row (
  id integer primary key, kind text not null, name text not null, digest text not null, size integer not null, places integer,
  source text not null, loadedAt text not null, by integer, withdrawnAt text, withdrawnBy integer, reason text, dueFrom integer
);

create table map_piece_row (
  mapFileId integer not null references map_file_row, place integer not null, bytes blob not null, primary key (mapFileId, place)
) without rowid;

-- key: the name as it is looked up, of a street or a site after the town that it lies in: halverton/station road.
create table gazetteer_place_row (
  id integer primary key, mapFileId integer not null references map_file_row, key text not null, name text not null, kind text not null,
  within text, lat real not null, lon real not null, uncertainty integer not null
);
create index gazetteer_place_by_key on gazetteer_place_row (key, id);
create index gazetteer_place_of_file on gazetteer_place_row (mapFileId, id);

-- A place that a contribution names. Where several have the name, and nobody has chosen, it has no point. The standing is the contribution's own,
-- and moves with it. cell: 26 bits of longitude and latitude each, interleaved; scale: which class of uncertainty it is in; week: since 1970.
create table contribution_point_row (
  id integer primary key, contributionId integer not null references contribution_row,
  compartmentId integer not null, markingRank integer not null, kind text not null, textStart integer not null, textEnd integer not null,
  written text not null, key text not null, origin text not null, name text not null, candidates integer not null,
  lat real, lon real, uncertainty integer, scale integer, cell integer, week integer not null, chosen integer not null default 0
);
create index contribution_point_of on contribution_point_row (contributionId, id);
create index contribution_point_by_cell on contribution_point_row (cell, id, week, kind, uncertainty, compartmentId, markingRank, lat, lon)
  where cell is not null;
create index contribution_point_by_scale on contribution_point_row (scale, cell, id, week, kind, compartmentId, markingRank, lat, lon)
  where cell is not null;

create table case_point_row (
  id integer primary key, investigationId integer not null references investigation_row, kind text not null,
  eventId integer references event_row, caseIdentifierId integer references case_identifier_row,
  written text not null, key text not null, origin text not null, name text not null, candidates integer not null,
  lat real, lon real, uncertainty integer, scale integer, cell integer, week integer, chosen integer not null default 0
);
create index case_point_of on case_point_row (investigationId, id);
create index case_point_of_event on case_point_row (eventId) where eventId is not null;
create index case_point_of_identifier on case_point_row (caseIdentifierId) where caseIdentifierId is not null;
create index case_point_by_cell on case_point_row (cell, id) where cell is not null;
create index case_point_by_scale on case_point_row (scale, cell, id) where cell is not null;

-- Which of several places of one name is meant in one record; no point: none of them. It stays when points are made anew.
create table point_choice_row (
  id integer primary key, contributionId integer references contribution_row, investigationId integer references investigation_row,
  eventId integer, caseIdentifierId integer, key text not null, name text not null, lat real, lon real, uncertainty integer,
  at text not null, by integer not null, reason text not null, withdrawnAt text, withdrawnBy integer,
  check ((contributionId is null) <> (investigationId is null))
);
create index point_choice_of_contribution on point_choice_row (contributionId, id) where contributionId is not null;
create index point_choice_of_case on point_choice_row (investigationId, id) where investigationId is not null;
`;
