alter table casework.likeness_words add column meaning bytea;
comment on column casework.likeness_words.meaning is 'What the words mean as numbers, a byte each; null where nothing could tell; gone with the keys';
