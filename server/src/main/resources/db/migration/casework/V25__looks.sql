-- How often somebody looks is limited, so that nobody rebuilds a number by trying (domain 9).
create table casework.look (
  staff text not null,
  kind text not null,
  since timestamptz not null,
  used int not null,
  primary key (staff, kind)
);
comment on table casework.look is 'How often somebody searched by a number or looked behind a mask, in an hour that begins with the first look';
