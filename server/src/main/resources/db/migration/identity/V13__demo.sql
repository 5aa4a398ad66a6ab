create table identity.house (
  one boolean primary key default true,
  demo_since timestamptz,
  constraint house_is_one check (one)
);
comment on table identity.house is 'What these data are';
comment on column identity.house.demo_since is
  'The demo city was on, and everybody''s links lay in a file: nobody real may work on these data any more';
