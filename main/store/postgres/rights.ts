/**
 * Who may do what in the database. The tables belong to whoever brings them up to date; the service signs in with a role of its own,
 * which can neither change them nor the log; and nobody else gets anything, by right or by row. Need to know is not decided here,
 * but by the views and the guard: a policy for each row would be asked about every row of a table.
 */
const everything = 'select, insert, update, delete';
/** What is added to and never changed. */
const appended = [
  'log_row',
  'log_record_row',
  'log_seal_row',
  'public_release_row',
  'exhibit_movement_row',
  'exhibit_correction_row',
  'entity_change_row',
];
const readOnly = ['store_version_row'];
/** Versions of rules that are data. */
const rules = '%\\_rule\\_row';
const neverDeleted = [
  'contribution_row',
  'log_tail_row',
  'holdings_version_row',
  'proposal_row',
  'rule_proposal_row',
  'case_proposal_row',
  'marking_change_row',
  'break_glass_row',
  'public_page_row',
  'chart_row',
  'exhibit_row',
  'entity_row',
  'entity_marker_row',
  'entity_relation_row',
  'same_entity_row',
];

const quotedName = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** For every table that there is, so that none is forgotten. */
export function rightsOf(engineRole: string): string {
  const engine = quotedName(engineRole);
  return `
do $rights$ declare t record; begin
  for t in select c.oid::regclass as name, c.relname as plain, c.relispartition as part from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') loop
    execute format('alter table %s enable row level security', t.name);
    execute format('revoke all on %s from public', t.name);
    if not t.part then
      execute format('drop policy if exists engine on %s', t.name);
      execute format('create policy engine on %s to ${engine} using (true) with check (true)', t.name);
      execute format('grant %s on %s to ${engine}', case
        when t.plain = any ('{${appended.join(',')}}') or t.plain like '${rules}' then 'select, insert'
        when t.plain = any ('{${neverDeleted.join(',')}}') then 'select, insert, update'
        when t.plain = any ('{${readOnly.join(',')}}') then 'select'
        else '${everything}' end, t.name);
    end if;
  end loop;
  for t in select c.oid::regclass as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'v' loop
    execute format('revoke all on %s from public', t.name);
    execute format('grant select on %s to ${engine}', t.name);
  end loop;
  for t in select p.oid::regprocedure as name from pg_proc p join pg_type r on r.oid = p.prorettype
    where p.pronamespace = current_schema()::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
    execute format('revoke all on function %s from public', t.name);
    execute format('grant execute on function %s to ${engine}', t.name);
  end loop;
  execute format('grant usage on schema %I to ${engine}', current_schema());
  execute format('grant usage on all sequences in schema %I to ${engine}', current_schema());
  execute format('revoke all on schema %I from public', current_schema());
end $rights$;`;
}
