-- Titles are found by what may be read in lists. Those written before their personal data was left out of the index, or by
-- finders that knew less, are indexed anew by and by (TitleMasker).
alter table casework.title add column masking int not null default 0;
comment on column casework.title.masking is 'The finders'' version that left personal data out of the pieces (PersonalData.VERSION)';
create index title_masking on casework.title (masking);
