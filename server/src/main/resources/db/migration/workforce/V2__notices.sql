-- What leaders say to those at the desks, and who has read it.
create table workforce.notice (
  id text primary key,
  at timestamptz not null,
  by text not null,
  to_staff text,
  kind text not null,
  seat_state text,
  text text not null,
  constraint notice_of_a_seat_names_seat_and_state
    check (kind <> 'SEAT_FORCED' or (to_staff is not null and seat_state is not null)),
  constraint notice_is_short check (length(text) <= 300)
);
create index notice_by_time on workforce.notice (at);
comment on table workforce.notice is 'Words of leaders to agents; gone after 90 days';
comment on column workforce.notice.to_staff is 'Null: to all who are on shift';

create table workforce.notice_read (
  notice text not null references workforce.notice (id) on delete cascade,
  staff text not null,
  at timestamptz not null,
  primary key (notice, staff)
);
comment on table workforce.notice_read is 'Who said that a notice was read';
