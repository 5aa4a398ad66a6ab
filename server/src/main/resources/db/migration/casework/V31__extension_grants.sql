-- A part may be given more time more than once; a quota of the quarter counts each time it was.
create table casework.extension_grant (
  assignment_id text not null references casework.assignment (id) on delete cascade,
  given_at timestamptz not null,
  unit text not null,
  primary key (assignment_id, given_at)
);
comment on table casework.extension_grant is 'Each time that a unit was given more time';
create index extension_grant_by_unit on casework.extension_grant (unit, given_at);
insert into casework.extension_grant (assignment_id, given_at, unit)
  select id, extended_at, unit from casework.assignment where extended_at is not null;
drop index if exists casework.assignment_extended;
alter table casework.assignment drop column extended_at;
