-- Orders that were answered at once by a script: the answer itself counts, whoever notes it or not.
create table knowledge.answer (
  order_id text not null,
  script text not null,
  edition int not null,
  at timestamptz not null,
  taken_back_at timestamptz,
  primary key (order_id, script)
);
create index answer_of_scripts on knowledge.answer (script, at) include (edition, order_id)
  where taken_back_at is null;
comment on table knowledge.answer is 'Orders that were answered at once by a script, as the facts of the orders tell';
comment on column knowledge.answer.taken_back_at is 'Null while the answer stands';

create view knowledge.script_use as
select u.id, u.script, u.edition, u.order_id, u.at
from knowledge.usage u
where u.kind = 'USED' and (u.order_id is null or not exists (
  select 1 from knowledge.answer a
  where a.order_id = u.order_id and a.script = u.script and u.at <= a.taken_back_at))
union all
select a.order_id, a.script, a.edition, a.order_id, a.at
from knowledge.answer a where a.taken_back_at is null;
comment on view knowledge.script_use is 'What was answered with a script: what agents note, and the answers that stand; an order may be there more than once';
