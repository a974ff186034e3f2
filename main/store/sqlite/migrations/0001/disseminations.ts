/** What is passed on to others, each with its steps; the rule that says when what is due; receipts of files and papers that left. */
export const disseminations = /* sql */ `
create table dissemination_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

-- Days on which nobody is expected to work besides Saturdays and Sundays, by year, with where they are published.
create table bank_holiday_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

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
  recipient text not null, legalBasis text not null, reason text not null, markingRank integer not null, recordCount integer,
  -- What stood beside the markings of the records in it, as JSON.
  caveats text not null default '[]'
);
create index disclosure_by on disclosure_row (by, id);
create index disclosure_by_time on disclosure_row (at, id);

-- Who gets the brief, under a name: recipients as JSON; when one is due, empty where none ever is.
create table brief_list_row (
  -- As with a draft, a number given out twice would reveal whether somebody else's list came after it.
  id integer primary key autoincrement, accountId integer not null, name text not null, recipients text not null, reason text not null,
  legalBasis text not null, every text, onDay integer, fromDay text not null, unique (accountId, name)
);

-- Each brief that was prepared: the day that its figures are for, so that the next one can say what is different.
create table brief_row (
  id integer primary key, accountId integer not null, at text not null, day text not null, listId integer
);
create index brief_by_day on brief_row (accountId, day, id);
create index brief_for_list on brief_row (listId, id) where listId is not null;

insert into dissemination_rule_row values (1, '2000-01-01',
  '{"bases":[{"code":"dpa-part-3","wording":"Data Protection Act 2018, Part 3: necessary for a law enforcement purpose"},{"code":"ctsa-part-5","wording":"Counter-Terrorism and Security Act 2015, Part 5: Prevent and Channel"},{"code":"cta-19","wording":"Counter-Terrorism Act 2008, section 19: the intelligence services"},{"code":"cda-115","wording":"Crime and Disorder Act 1998, section 115"},{"code":"vital-interests","wording":"Data Protection Act 2018, Schedule 8: protecting somebody’s vital interests"},{"code":"safeguarding","wording":"Data Protection Act 2018, Schedule 8: safeguarding of children and of people at risk"},{"code":"cpia","wording":"Criminal Procedure and Investigations Act 1996: disclosure to the prosecutor"}],"due":{"prevent":{"days":"working","send":1,"receipt":2,"outcome":20},"force":{"days":"working","send":1,"receipt":1,"outcome":10},"partner":{"days":"working","send":2,"receipt":5,"outcome":20},"prosecutor":{"days":"working","send":5,"receipt":5,"outcome":20},"other_recipient":{"days":"working","send":2,"receipt":5,"outcome":20}}}',
  'What is to be passed on is sent within a day or two, a receipt is asked for within a day (force), two (Prevent) or five, and what became of it within two weeks (force) or four. Days are working days in England and Wales; where there is an immediate risk they are calendar days.');
insert into bank_holiday_rule_row values (1, '2000-01-01',
  '{"from":"2024-01-01","through":"2028-12-31","days":[{"day":"2024-01-01","name":"New Year’s Day"},{"day":"2024-03-29","name":"Good Friday"},{"day":"2024-04-01","name":"Easter Monday"},{"day":"2024-05-06","name":"Early May bank holiday"},{"day":"2024-05-27","name":"Spring bank holiday"},{"day":"2024-08-26","name":"Summer bank holiday"},{"day":"2024-12-25","name":"Christmas Day"},{"day":"2024-12-26","name":"Boxing Day"},{"day":"2025-01-01","name":"New Year’s Day"},{"day":"2025-04-18","name":"Good Friday"},{"day":"2025-04-21","name":"Easter Monday"},{"day":"2025-05-05","name":"Early May bank holiday"},{"day":"2025-05-26","name":"Spring bank holiday"},{"day":"2025-08-25","name":"Summer bank holiday"},{"day":"2025-12-25","name":"Christmas Day"},{"day":"2025-12-26","name":"Boxing Day"},{"day":"2026-01-01","name":"New Year’s Day"},{"day":"2026-04-03","name":"Good Friday"},{"day":"2026-04-06","name":"Easter Monday"},{"day":"2026-05-04","name":"Early May bank holiday"},{"day":"2026-05-25","name":"Spring bank holiday"},{"day":"2026-08-31","name":"Summer bank holiday"},{"day":"2026-12-25","name":"Christmas Day"},{"day":"2026-12-28","name":"Boxing Day (substitute day)"},{"day":"2027-01-01","name":"New Year’s Day"},{"day":"2027-03-26","name":"Good Friday"},{"day":"2027-03-29","name":"Easter Monday"},{"day":"2027-05-03","name":"Early May bank holiday"},{"day":"2027-05-31","name":"Spring bank holiday"},{"day":"2027-08-30","name":"Summer bank holiday"},{"day":"2027-12-27","name":"Christmas Day (substitute day)"},{"day":"2027-12-28","name":"Boxing Day (substitute day)"},{"day":"2028-01-03","name":"New Year’s Day (substitute day)"},{"day":"2028-04-14","name":"Good Friday"},{"day":"2028-04-17","name":"Easter Monday"},{"day":"2028-05-01","name":"Early May bank holiday"},{"day":"2028-05-29","name":"Spring bank holiday"},{"day":"2028-08-28","name":"Summer bank holiday"},{"day":"2028-12-25","name":"Christmas Day"},{"day":"2028-12-26","name":"Boxing Day"}]}',
  'Bank holidays in England and Wales, 2024 to 2028, as published at www.gov.uk/bank-holidays under the Banking and Financial Dealings Act 1971. In a year that is not listed only Saturdays and Sundays are left out.');
`;
