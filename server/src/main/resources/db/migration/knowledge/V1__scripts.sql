create table knowledge.script (
  id text primary key,
  version int not null,
  edition int not null,
  state text not null,
  spike text,
  agreements jsonb not null,
  published_edition int,
  published_at timestamptz,
  constraint script_published_once_published check ((published_edition is null) = (published_at is null))
);
create index script_by_spike on knowledge.script (spike) where spike is not null;
comment on table knowledge.script is 'Answer scripts as they stand; a published one that is edited keeps its published edition';

create table knowledge.edition (
  script text not null references knowledge.script,
  edition int not null,
  text jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (script, edition)
);
comment on table knowledge.edition is 'Every save of a script is kept';

create table knowledge.acknowledgement (
  script text not null,
  edition int not null,
  staff text not null,
  at timestamptz not null,
  primary key (script, edition, staff)
);
comment on table knowledge.acknowledgement is 'Which agent has seen which published edition';

create table knowledge.usage (
  id text primary key,
  script text not null,
  edition int not null,
  kind text not null,
  staff text not null,
  order_id text,
  note text,
  at timestamptz not null,
  constraint usage_is_used_or_wrong check (kind in ('USED', 'WRONG'))
);
create index usage_by_script on knowledge.usage (script, kind);
comment on table knowledge.usage is 'What agents answered with, and what they say is wrong';
