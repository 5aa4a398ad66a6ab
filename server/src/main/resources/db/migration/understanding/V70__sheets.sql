-- Recordings drawn to be scored by two readers, and what became of each.
create table understanding.sheet (
  call text primary key,
  agent text not null,
  day date not null,
  state text not null,
  version integer not null,
  body jsonb not null,
  constraint sheet_state_is_one_of_its_life
    check (state in ('OPEN', 'HALF_READ', 'DIFFERING', 'SCORED', 'COACHED', 'ACKNOWLEDGED',
      'OBJECTED', 'KEPT', 'WITHDRAWN')),
  constraint sheet_version_counts_from_one check (version >= 1)
);
create index sheet_by_state on understanding.sheet (state, day, call);
create index sheet_by_agent on understanding.sheet (agent, day desc);
create index sheet_by_day on understanding.sheet (day);
comment on table understanding.sheet is
  'A sampled call: its criteria, two readers'' scores, the third''s, the coaching';
comment on column understanding.sheet.day is 'Of the call, Asia/Shanghai; it seeds the draw';

create table understanding.sheet_words (
  call text not null,
  kind text not null,
  words text not null,
  primary key (call, kind),
  constraint sheet_words_kind_is_known check (kind in ('NOTE', 'GROUND', 'DECISION'))
);
comment on table understanding.sheet_words is
  'What coaches and agents wrote on a sheet; an erasure removes it';
