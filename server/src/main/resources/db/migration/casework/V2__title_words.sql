-- The pieces of a title move to a table of their own: as an index of the order they were cut and
-- indexed again by each of its nine updates, though the title never changed.
create table casework.title (
  order_id text primary key references casework.work_order,
  bigrams text[] not null
);
comment on table casework.title is 'The two-character pieces of each order''s title, for the search';
insert into casework.title select id, casework.bigrams(title) from casework.work_order;
create index title_bigrams on casework.title using gin (bigrams);
drop index casework.work_order_title;
