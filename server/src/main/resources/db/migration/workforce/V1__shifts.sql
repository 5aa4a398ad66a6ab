-- Sites, shifts and skills: who may work what, when, from where.
create table workforce.site (
  id text primary key,
  name text not null,
  name_en text not null
);
comment on table workforce.site is 'Where seats are: at home, in the main hall, at the standby site in another district';
insert into workforce.site (id, name, name_en) values
  ('home', '居家', 'Home'),
  ('main', '主中心', 'Main hall'),
  ('standby', '灾备坐席', 'Standby site');

create table workforce.skill (
  staff text not null,
  skill text not null,
  primary key (staff, skill)
);
comment on table workforce.skill is 'What a member of staff may take beyond Chinese, which everyone speaks: en, sh, ...';

create table workforce.shift (
  id bigint generated always as identity primary key,
  staff text not null,
  address text not null,
  site text not null references workforce.site (id),
  skills text[] not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  constraint shift_ends_after_it_began check (ended_at >= began_at)
);
create unique index shift_one_at_a_time on workforce.shift (staff) where ended_at is null;
create unique index shift_one_phone_one_seat on workforce.shift (address) where ended_at is null;
