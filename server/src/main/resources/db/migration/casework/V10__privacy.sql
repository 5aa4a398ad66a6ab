-- Nothing of an accusation reaches the accused, also after a merge (domain 9).
alter table casework.work_order add column also_accused text[] not null default '{}';
comment on column casework.work_order.also_accused is 'Units that orders merged into this one accuse';
