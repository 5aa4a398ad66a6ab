-- Which order belongs to which cluster is decided once, from the words as they are then, and told to
-- the ledger (casework.Clustered). likeness is the fold of these facts; the hashed words, by which
-- like orders are found, move to a table of their own: an index, made of the words as they are now.
create sequence casework.likeness_place;
comment on sequence casework.likeness_place is 'Runs with time: the newest are found first by it';
alter table casework.likeness alter column no drop identity;
select setval('casework.likeness_place', coalesce(max(no), 0) + 1, false) from casework.likeness;

create table casework.likeness_words (
  no bigint primary key,
  at timestamptz not null,
  keys int[] not null
);
comment on table casework.likeness_words is 'Which rows of likeness_key are an order''s; gone once they are too old to matter';
insert into casework.likeness_words select no, at, keys from casework.likeness where keys is not null;
create index likeness_words_by_time on casework.likeness_words (at);
drop index casework.likeness_by_time;
alter table casework.likeness drop column keys, add column seen int not null default 0;
comment on column casework.likeness.seen is 'The order''s version whose words were compared';
update casework.likeness l set seen = o.version from casework.work_order o where o.id = l.order_id;
alter table casework.likeness alter column seen drop default;

-- What was linked before is told once. In a new database nothing was, and the kernel's tables may
-- come later.
do $$ begin
  if to_regclass('kernel.fact') is not null then
    insert into kernel.fact (at, kind, subject, version, body)
    select now(), 'casework.Clustered', l.order_id, 0, jsonb_build_object(
      'subject', l.order_id, 'seen', l.seen,
      'happened', to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'place', l.no, 'cluster', l.cluster, 'like', l.like_order, 'score', l.score,
      'reasons', l.reasons, 'samePhone', l.same_phone, 'sameAddress', l.same_address,
      'likeText', l.like_text)
    from casework.likeness l order by l.no;
    update kernel.reader set name = 'casework.clusters' where name = 'casework-likeness';
  end if;
end $$;

-- Who pressed for an order is read from the ledger, no longer written by the step: counted anew.
delete from casework.urging;
