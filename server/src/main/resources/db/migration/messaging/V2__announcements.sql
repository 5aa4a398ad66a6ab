-- One answer told to everybody who asked about the same matter: once to each person, by a message
-- of the outbox, whatever is pressed again or read anew.
create table messaging.announced_person (
  matter text not null,
  person text not null,
  delivery text not null,
  at timestamptz not null,
  primary key (matter, person)
);
comment on table messaging.announced_person is 'Who was told of a matter, kept for 90 days';
comment on column messaging.announced_person.person is 'A keyed hash of the number or address: it tells two persons apart and says neither';
create index announced_person_by_time on messaging.announced_person (at);

create table messaging.announced_order (
  matter text not null,
  order_id text not null,
  answer text not null,
  at timestamptz not null,
  primary key (matter, order_id)
);
create index announced_order_by_order on messaging.announced_order (order_id, at desc);
create index announced_order_by_time on messaging.announced_order (at);
comment on table messaging.announced_order is 'Whose page shows the answer, kept for 90 days';

create table messaging.unannounced_person (
  person text primary key,
  at timestamptz not null
);
comment on table messaging.unannounced_person is 'Who wants no such messages: the same keyed hash';
