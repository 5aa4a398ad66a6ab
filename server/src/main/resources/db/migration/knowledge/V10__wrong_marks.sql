-- What agents say is wrong in a script, until an editor has answered.
create table knowledge.wrong_mark (
  id text primary key,
  script text not null references knowledge.script,
  edition int not null,
  staff text not null,
  call text,
  why text not null,
  at timestamptz not null,
  verdict text,
  answer text,
  answered_by text,
  answered_at timestamptz,
  seen_at timestamptz,
  constraint wrong_mark_verdict_is_mended_or_stands check (verdict in ('MENDED', 'STANDS')),
  constraint wrong_mark_is_answered_as_a_whole check (
    (verdict is null) = (answer is null) and (verdict is null) = (answered_by is null)
    and (verdict is null) = (answered_at is null)),
  constraint wrong_mark_is_seen_once_answered check (seen_at is null or verdict is not null)
);
create index wrong_mark_waiting on knowledge.wrong_mark (at) where verdict is null;
create index wrong_mark_by_staff on knowledge.wrong_mark (staff, answered_at) where seen_at is null;
comment on table knowledge.wrong_mark is 'What agents say is wrong in an edition, and what an editor answered; done when answered';

insert into knowledge.wrong_mark (id, script, edition, staff, why, at)
select id, script, edition, staff, coalesce(nullif(trim(note), ''), '-'), at
from knowledge.usage where kind = 'WRONG';
