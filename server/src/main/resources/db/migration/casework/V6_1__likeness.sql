-- Which orders are likely about the same. A projection of the ledger: emptied, with its reader set
-- back to 0, it is made anew.
create table casework.likeness (
  no bigint generated always as identity primary key,
  order_id text not null references casework.work_order,
  at timestamptz not null,
  keys int[],
  cluster bigint not null,
  like_order text references casework.work_order,
  score real,
  reasons text[] not null,
  same_phone int not null,
  same_address int not null,
  like_text int not null,
  constraint likeness_is_of_an_order_once unique (order_id),
  constraint likeness_of_another_has_a_score check ((like_order is null) = (score is null))
);
comment on table casework.likeness is 'The link of an order to the earlier one it is most like, and to its cluster';
comment on column casework.likeness.no is 'Runs with time: the newest are found first by it';
comment on column casework.likeness.cluster is 'The number of the cluster''s first';
comment on column casework.likeness.keys is 'Its rows in likeness_key; null once they are too old to matter';
comment on column casework.likeness.same_phone is 'How many earlier ones within the window came from the same number; so of address and text';
create index likeness_by_cluster on casework.likeness (cluster, no);
create index likeness_by_time on casework.likeness (at) where keys is not null;

create table casework.likeness_key (
  key int not null,
  no bigint not null,
  primary key (key, no)
);
comment on table casework.likeness_key is 'Phone, door and the telling pieces of the words with the district, hashed: a look-up reads the newest few of each key, whatever the table''s size';
