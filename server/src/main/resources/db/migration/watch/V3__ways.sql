-- Whoever is woken is woken by several ways, in an order of their own.
alter table watch.ring add column turn int not null default 0;
alter table watch.ring add column way text not null default 'PHONE';
alter table watch.ring drop constraint ring_pkey;
alter table watch.ring add primary key (incident, place, turn);
comment on table watch.ring is 'A way to one who is paged: stored with the page, gone after the commit';
comment on column watch.ring.turn is 'Of the way in its page, 0 for the first';

create table watch.duty_ways (
  staff text primary key,
  ways text[] not null,
  mail text,
  constraint duty_ways_name_one check (cardinality(ways) > 0)
);
comment on table watch.duty_ways is 'By which ways somebody on duty wants to be woken, in order';
comment on column watch.duty_ways.mail is 'Their own e-mail address, sealed';
