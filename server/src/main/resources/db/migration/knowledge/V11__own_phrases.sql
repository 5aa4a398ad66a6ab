-- Sentences of an agent's own, put into the order's form by key.
create table knowledge.own_phrases (
  staff text primary key,
  phrases text not null
);
comment on table knowledge.own_phrases is 'What somebody keeps at hand to write orders with; nobody else reads it';
comment on column knowledge.own_phrases.phrases is 'Sealed';
