/** What is passed on to others, each with its steps; the rule that says when what is due; receipts of files and papers that left. */
export const disseminations = /* sql */ `
create table dissemination_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

create table dissemination_row (
  id integer primary key, number text unique, state text not null,
  contributionId integer references contribution_row, investigationId integer references investigation_row,
  recipientKind text not null, recipient text, legalBasis text, what text, conditions text,
  madeAt text not null, sentAt text, sentBy integer, receivedAt text, theirReference text, outcome text, concludedAt text,
  -- The last day for what is awaited next; empty once nothing is.
  due text,
  check ((contributionId is null) <> (investigationId is null))
);
create index dissemination_by_contribution on dissemination_row (contributionId) where contributionId is not null;
create index dissemination_by_investigation on dissemination_row (investigationId) where investigationId is not null;
create index dissemination_due on dissemination_row (due, id) where due is not null;

create table dissemination_step_row (
  id integer primary key, disseminationId integer not null references dissemination_row, at text not null, by integer not null,
  what text not null, reason text
);
create index dissemination_step_of on dissemination_step_row (disseminationId, id);

-- A file or a paper that left, with the number of its receipt; the records in it are in the log.
create table disclosure_row (
  id integer primary key, number text not null unique, at text not null, by integer not null, what text not null,
  recipient text not null, legalBasis text not null, reason text not null, markingRank integer not null, recordCount integer
);
create index disclosure_by on disclosure_row (by, id);

insert into dissemination_rule_row values (1, '2000-01-01',
  '{"bases":[{"code":"dpa-part-3","wording":"Data Protection Act 2018, Part 3: necessary for a law enforcement purpose"},{"code":"ctsa-part-5","wording":"Counter-Terrorism and Security Act 2015, Part 5: Prevent and Channel"},{"code":"cta-19","wording":"Counter-Terrorism Act 2008, section 19: the intelligence services"},{"code":"cda-115","wording":"Crime and Disorder Act 1998, section 115"},{"code":"vital-interests","wording":"Data Protection Act 2018, Schedule 8: protecting somebody’s vital interests"},{"code":"safeguarding","wording":"Data Protection Act 2018, Schedule 8: safeguarding of children and of people at risk"},{"code":"cpia","wording":"Criminal Procedure and Investigations Act 1996: disclosure to the prosecutor"}],"due":{"prevent":{"send":1,"receipt":2,"outcome":28},"force":{"send":1,"receipt":1,"outcome":14},"partner":{"send":2,"receipt":5,"outcome":28},"prosecutor":{"send":5,"receipt":5,"outcome":28},"other_recipient":{"send":2,"receipt":5,"outcome":28}}}',
  'What is to be passed on is sent within a day or two, a receipt is asked for within a day (force), two (Prevent) or five, and what became of it within two weeks (force) or four.');
`;
