/** How contributions are closed with care: the sign-off rule, what a decision rested on, blind second reviews, and guided intake. */
export const closing = /* sql */ `
create table sign_off_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

-- What an officer said of a fact that words alone only suggest. The last one on a fact stands.
create table fact_answer_row (
  id integer primary key, contributionId integer not null references contribution_row, fact text not null,
  answer text not null, reason text, at text not null, by integer not null
);
create index fact_answer_by_contribution on fact_answer_row (contributionId, fact, id);

-- What was considered before a decision, put together from the log as it was made: record numbers, never their words.
create table consideration_row (
  id integer primary key, contributionId integer not null references contribution_row, changeId integer not null,
  at text not null, by integer not null, considered text not null
);
create index consideration_by_contribution on consideration_row (contributionId, id);

-- Words that were searched for while a contribution was being considered, with what whoever searched could see: nobody who sees less
-- is shown them.
create table search_note_row (
  id integer primary key, contributionId integer not null references contribution_row, at text not null, by integer not null,
  words text not null, clearance integer not null, compartments text not null,
  -- What whoever searched knew of beyond that, as JSON; see triage/search-notes.ts.
  known text not null
);
create index search_note_by_contribution on search_note_row (contributionId, id);

-- How many closures in a hundred go to a blind second review, from when on.
create table review_share_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

-- A closure that was drawn. Only whoever took no part in it is told of it.
create table closure_review_row (
  id integer primary key, contributionId integer not null references contribution_row, kind text not null, month text not null,
  changeId integer not null, proposedBy integer, signedBy integer not null, closedAt text not null, shareVersion integer not null,
  reviewedBy integer, reviewedAt text, outcome text, reason text, agrees integer
);
create unique index closure_review_waiting on closure_review_row (contributionId) where reviewedAt is null;
create index closure_review_by_order on closure_review_row (closedAt, id) where reviewedAt is null;
create index closure_review_reversed on closure_review_row (reviewedAt, id) where agrees = 0;
create index closure_review_by_contribution on closure_review_row (contributionId, id);

create table closure_review_rollup_row (
  month text not null, kind text not null, agrees integer not null, compartmentId integer not null, markingRank integer not null,
  n integer not null, primary key (month, kind, agrees, compartmentId, markingRank)
) without rowid;

create trigger closure_review_added after insert on closure_review_row when new.agrees is not null begin
  insert into closure_review_rollup_row select new.month, new.kind, new.agrees, compartmentId, markingRank, 1
    from contribution_row where id = new.contributionId on conflict do update set n = n + 1;
end;

create trigger closure_review_given after update of agrees on closure_review_row when old.agrees is null and new.agrees is not null begin
  insert into closure_review_rollup_row select new.month, new.kind, new.agrees, compartmentId, markingRank, 1
    from contribution_row where id = new.contributionId on conflict do update set n = n + 1;
end;

create trigger closure_review_moved after update of compartmentId, markingRank on contribution_row
when (old.compartmentId, old.markingRank) is not (new.compartmentId, new.markingRank) begin
  update closure_review_rollup_row set n = n - (select count(*) from closure_review_row r
      where r.contributionId = new.id and r.month = closure_review_rollup_row.month and r.kind = closure_review_rollup_row.kind
        and r.agrees = closure_review_rollup_row.agrees)
    where compartmentId = old.compartmentId and markingRank = old.markingRank
      and (month, kind, agrees) in (select month, kind, agrees from closure_review_row where contributionId = new.id and agrees is not null);
  insert into closure_review_rollup_row
    select month, kind, agrees, new.compartmentId, new.markingRank, count(*) from closure_review_row
      where contributionId = new.id and agrees is not null group by month, kind, agrees
    on conflict do update set n = n + excluded.n;
end;

-- The questions of guided intake by kind of report, and what was answered.
create table question_set_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

create table intake_answer_row (
  contributionId integer primary key references contribution_row, version integer not null, answers text not null,
  callBackOn text, language text, toldCaller text,
  -- When the caller was called back, by whom; what came of it is in the change log.
  calledBackAt text, calledBackBy integer
);
create index call_back_due on intake_answer_row (callBackOn, contributionId) where callBackOn is not null and calledBackAt is null;

insert into sign_off_rule_row values (1, '2000-01-01',
  '{"reason":["nfa","trace","referred"],"closing":[{"fact":"immediate_risk","needs":["supervisor","rcap"],"says":"Immediate risk was marked."},{"fact":"child","needs":["supervisor","rcap"],"says":"A child may be concerned."},{"fact":"repeat","needs":["supervisor","rcap"],"atLeast":1,"says":"The same was reported before."},{"fact":"named_target","needs":["supervisor","rcap"],"says":"A target may be named."},{"fact":"reliable_source","needs":["supervisor","rcap"],"says":"The source is graded 1, reliable."}]}',
  'No further action takes a reason and a second person. Where immediate risk was marked, a child may be concerned, the same was reported before, a target may be named, or the source is graded 1, that second person is a supervisor, and risk, credibility, actionability and proportionality are assessed first. A trace and a referral take a reason.');
insert into review_share_rule_row values (1, '2000-01-01', '{"percent":10}',
  '10 closures in a hundred, drawn by chance as they are signed off, go to a blind second review.');
insert into question_set_rule_row values (1, '2000-01-01',
  '{"tip":[{"key":"who","label":"Who","ask":"Who is it about, and what do they look like?"},{"key":"what","label":"What","ask":"What was seen, heard or said, in the caller’s words?"},{"key":"where","label":"Where","ask":"Where was it? A street, a building, a page."},{"key":"when","label":"When","ask":"When was it, and is it still going on?"},{"key":"howKnown","label":"How known","ask":"How does the caller know: seen, heard, told by whom?"},{"key":"weapon","label":"Weapon","ask":"Any weapon, chemical, device or talk of one?"},{"key":"travel","label":"Travel","ask":"Any travel: tickets, passport, where to, when?"},{"key":"children","label":"Under 18","ask":"Is anybody under 18 concerned or in the home?"},{"key":"callerSafety","label":"Caller’s safety","ask":"Is the caller safe, and does anybody know of this call?"}],"referral":[{"key":"who","label":"Who","ask":"Who is the worry about, and who are they to the caller?"},{"key":"what","label":"What changed","ask":"What has changed, and since when?"},{"key":"children","label":"Under 18","ask":"Is anybody under 18 concerned or in the home?"},{"key":"howKnown","label":"How known","ask":"How does the caller know: seen, heard, told by whom?"},{"key":"weapon","label":"Weapon","ask":"Any weapon, chemical, device or talk of one?"},{"key":"travel","label":"Travel","ask":"Any travel: tickets, passport, where to, when?"},{"key":"where","label":"Where","ask":"Where was it? A street, a building, a page."},{"key":"when","label":"When","ask":"When was it, and is it still going on?"},{"key":"callerSafety","label":"Caller’s safety","ask":"Is the caller safe, and does anybody know of this call?"}],"online_material":[{"key":"where","label":"Where","ask":"Which page, channel or account? The whole address."},{"key":"what","label":"What","ask":"What does it show or say?"},{"key":"who","label":"Who","ask":"Who put it there, as far as the name tells?"},{"key":"when","label":"When","ask":"When was it put there, and is it still there?"},{"key":"howKnown","label":"How known","ask":"How does the caller know: seen, heard, told by whom?"},{"key":"weapon","label":"Weapon","ask":"Any weapon, chemical, device or talk of one?"},{"key":"children","label":"Under 18","ask":"Is anybody under 18 concerned or in the home?"},{"key":"callerSafety","label":"Caller’s safety","ask":"Is the caller safe, and does anybody know of this call?"}]}',
  'Nine questions about a tip, nine about a referral and eight about online material, in this order; none of them has to be asked.');
`;
