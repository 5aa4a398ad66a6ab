alter table portal.request
  add column lat double precision,
  add column lon double precision,
  add column account_id text,
  add column token text,
  add constraint request_point_is_whole check ((lat is null) = (lon is null));
create unique index request_by_token on portal.request (token) where token is not null;
create index request_by_service on portal.request (service, requested_at desc);
comment on column portal.request.lat is 'As the client sent it; told to others only to a hundredth of a degree';
comment on column portal.request.token is 'The client''s own, so that a request whose answer was lost is found again and not filed twice';

create table portal.request_news (
  number text not null references portal.request (number),
  version int not null,
  at timestamptz not null,
  status text not null,
  kind text not null,
  zh text not null,
  en text not null,
  primary key (number, version)
);
create index request_news_by_time on portal.request_news (at, number, version);
comment on table portal.request_news is 'What happened to requests, for clients that ask for updates; made from the ledger alone';
comment on column portal.request_news.status is 'FixMyStreet''s wider set: open, investigating, in_progress, fixed, closed, ...';

create table portal.request_said (
  api_key text not null references portal.api_key (name),
  update_id text not null,
  id text not null unique,
  number text not null references portal.request (number),
  at timestamptz not null,
  primary key (api_key, update_id)
);
comment on table portal.request_said is 'Updates that clients sent, so that one sent twice is taken once; the words stand in the order';
