-- When each edition went out and was taken back: a script that is retired keeps neither in its own row.
create table knowledge.publication (
  script text not null references knowledge.script,
  edition int not null,
  published_at timestamptz not null,
  retired_at timestamptz,
  primary key (script, edition),
  constraint publication_is_retired_after_it_went_out check (retired_at >= published_at)
);
comment on table knowledge.publication is 'Each edition that went out to agents, and when it was taken back';
comment on column knowledge.publication.retired_at is 'Null while it is out, and where a newer edition took its place';

insert into knowledge.publication (script, edition, published_at)
select id, published_edition, published_at from knowledge.script where published_at is not null;
