/** Rules of figures about what came of contributions, which are data with a version, and the pages that are released to the public. */
export const outcome = /* sql */ `
create table figure_rule_row (
  name text not null, version integer not null, fromDay text not null, rule text not null, wording text not null,
  primary key (name, version)
) without rowid;

-- For figures of what was opened in a window.
create index investigation_by_opening on investigation_row (openedAt, id);

-- Where investigations that were closed in a period begin.
create index investigation_by_closing on investigation_row (closedAt, id) where closedAt is not null;

-- What an investigation is about, in a word of the vocabulary of that version. The last one that was set counts.
create table subject_matter_row (
  id integer primary key, investigationId integer not null references investigation_row, matter text not null, version integer not null,
  at text not null, by integer not null, reason text not null
);
create index subject_matter_by_investigation on subject_matter_row (investigationId, id);

-- The page for the public: its figures as JSON, small numbers left out, as they were drafted; they never change. A correction is another edition.
create table public_page_row (
  id integer primary key, fromDay text not null, toDay text not null, edition integer not null, corrects integer,
  figures text not null, draftedBy integer not null, draftedAt text not null, approvedBy integer, approvedAt text,
  refusedBy integer, refusedAt text, refusal text, withdrawnBy integer, withdrawnAt text, withdrawnReason text, releasedAt text
);
create index public_page_released on public_page_row (toDay, fromDay) where releasedAt is not null;
create index public_page_corrects on public_page_row (corrects) where corrects is not null;

-- A receipt for each time that a page was given to somebody.
create table public_release_row (
  id integer primary key, pageId integer not null references public_page_row, number text not null unique, form text not null,
  at text not null, by integer not null, recipient text not null, legalBasis text not null
);
create index public_release_by_page on public_release_row (pageId, id);

create trigger public_figures_never_change before update of fromDay, toDay, edition, corrects, figures, draftedBy, draftedAt on public_page_row
when (old.fromDay, old.toDay, old.edition, old.corrects, old.figures, old.draftedBy, old.draftedAt)
  is not (new.fromDay, new.toDay, new.edition, new.corrects, new.figures, new.draftedBy, new.draftedAt) begin
  select raise(abort, 'what was drafted stays as it is');
end;
create trigger public_pages_never_go before delete on public_page_row begin select raise(abort, 'a page is withdrawn'); end;
create trigger receipts_never_change before update on public_release_row begin select raise(abort, 'a receipt stays'); end;
create trigger receipts_never_go before delete on public_release_row begin select raise(abort, 'a receipt stays'); end;

insert into figure_rule_row values ('began_with_public', 1, '2000-01-01', '{"linkedWithinDays":7}',
  'An investigation began with the public where a contribution that had been received before it was opened was linked to it within seven days of its opening.'),
  ('small_numbers', 1, '2000-01-01', '{"below":5,"leastDays":28}',
  'Counts from one to four are left out, and others with them, so that no sum gives them back; nought is shown. A period has at least 28 days, and no two released periods overlap.'),
  ('trend', 1, '2000-01-01', '{"alpha":0.05}',
  'An arrow stands only where a difference this large between the two windows would come by chance in fewer than one of twenty cases: the exact test for two Poisson counts, two-sided.'),
  ('subject_matter', 1, '2000-01-01', '{"words":[{"word":"crowded_place","label":"Crowded place"},{"word":"transport","label":"Transport"},{"word":"public_figure","label":"Public figure"},{"word":"place_of_worship","label":"Place of worship"},{"word":"state","label":"Police, military or government"},{"word":"business","label":"Business"},{"word":"school","label":"School"},{"word":"other","label":"Other, or not known"}]}',
  'What a plot is about: the kind of place or people that it is aimed at, as far as that is known.'),
  ('exception', 1, '2000-01-01', '{"days":{"deliveries":2,"disseminations":2,"signOffs":2,"countersignatures":2,"callBacks":2}}',
  'Something is shown to managers as an exception once it has been overdue for longer than this: what has reached a case 2 days, what was sent to others 2 days, a call-back 2 days; or once it has waited for longer than this: a sign-off 2 days, a countersignature 2 days.');
`;
