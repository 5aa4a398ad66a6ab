-- What does not fit between words, orders and replies, as the ledger tells of it.
create table understanding.finding (
  id text primary key,
  order_id text not null,
  moment text not null,
  assignment text,
  unit text,
  agent text,
  kind text not null,
  severity text not null,
  confidence double precision not null,
  evidence jsonb not null,
  state text not null,
  found_at timestamptz not null,
  judged_by text,
  constraint finding_state_is_one_of_its_life
    check (state in ('OPEN', 'CONFIRMED', 'DISMISSED', 'OBJECTED')),
  constraint finding_is_judged_by_somebody check (state = 'OPEN' or judged_by is not null),
  constraint finding_confidence_is_a_share check (confidence between 0 and 1)
);
create index finding_by_state on understanding.finding (state, found_at desc, id desc);
create index finding_by_order on understanding.finding (order_id);
create index finding_by_unit on understanding.finding (unit, found_at desc) where unit is not null;
create index finding_by_agent on understanding.finding (agent, found_at desc)
  where agent is not null;
comment on table understanding.finding is
  'What does not fit in an order: made of understanding.Checked and what reviewers decide';
comment on column understanding.finding.evidence is 'Where the words stand, never the words';

create table understanding.finding_words (
  finding text not null,
  order_id text not null,
  kind text not null,
  words text not null,
  primary key (finding, kind),
  constraint finding_words_kind_is_known check (kind in ('NOTE', 'GROUND', 'DECISION'))
);
create index finding_words_by_order on understanding.finding_words (order_id);
comment on table understanding.finding_words is
  'What reviewers and those concerned wrote about a finding; an erasure removes it';
