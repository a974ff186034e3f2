/** Rules of figures about what came of contributions, which are data with a version. */
export const outcome = /* sql */ `
create table figure_rule_row (
  name text not null, version integer not null, fromDay text not null, rule text not null, wording text not null,
  primary key (name, version)
) without rowid;

-- For figures of what was opened in a window.
create index investigation_by_opening on investigation_row (openedAt, id);

insert into figure_rule_row values ('began_with_public', 1, '2000-01-01', '{"linkedWithinDays":7}',
  'An investigation began with the public where a contribution that had been received before it was opened was linked to it within seven days of its opening.');
`;
