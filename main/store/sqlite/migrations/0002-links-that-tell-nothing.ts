/**
 * A link to an investigation that not everybody may know of changes the state that others see only once its people have told whoever
 * recorded the contribution. What was linked before showed at once, and goes on showing.
 */
export const linksThatTellNothing = /* sql */ `
-- 1: the contribution's state rests on it.
alter table link_row add column shown integer not null default 1;
-- That the people of an investigation have told whoever recorded a contribution; why is in the log.
create table recorder_notice_row (
  id integer primary key, contributionId integer not null references contribution_row,
  investigationId integer not null references investigation_row, at text not null, by integer not null,
  unique (contributionId, investigationId)
);
`;
