create table city.edition (
  id text primary key,
  version int not null,
  policy_table text not null,
  state text not null,
  number int not null,
  before text not null,
  csv text not null,
  hands text[] not null,
  drafted_at timestamptz not null,
  drafted_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  proposed_at timestamptz,
  proposed_by text,
  decided_at timestamptz,
  decided_by text,
  why text not null,
  note text not null,
  constraint edition_state_is_known
    check (state in ('DRAFT', 'PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  constraint edition_in_force_has_its_number check ((state = 'APPROVED') = (number > 0)),
  constraint edition_is_decided_by_somebody
    check (state in ('DRAFT', 'PROPOSED') or decided_by is not null),
  constraint edition_is_approved_by_another
    check (state <> 'APPROVED' or not decided_by = any (hands))
);
create unique index edition_number on city.edition (policy_table, number) where number > 0;
create index edition_by_table on city.edition (policy_table, changed_at desc);
comment on table city.edition is 'Tables of the policy as somebody wants them; the approved one of the highest number is in force over the file';
comment on column city.edition.before is 'The table as it was in force when the edition was drafted: what it changes, and a text to return to';
