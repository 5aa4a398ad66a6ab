-- A spike is weighed by how much the quiet days of its own series vary (docs/night.md). Of what was seen before it is known
-- that it came, not how it varied: it is taken as the policy's first figure has it, half more than its mean.
alter table insight.series add column seen_excess double precision not null default 0;
alter table insight.series add column run_excess double precision not null default 0;
update insight.series set seen_excess = seen / 2;
comment on column insight.series.seen_excess is 'By how much the squares of what each cell was off sum to more than the cases seen';
comment on column insight.series.run_excess is 'The same since the score left zero';
