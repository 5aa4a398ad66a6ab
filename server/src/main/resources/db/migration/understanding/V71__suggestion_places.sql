-- Where a suggestion was shown, and by which way the order came.
alter table understanding.suggestion_answer add column place text not null default 'DESK';
alter table understanding.suggestion_answer add column channel text;
alter table understanding.suggestion_answer drop constraint suggestion_answer_pkey;
alter table understanding.suggestion_answer add primary key (order_id, place, field);
alter table understanding.suggestion_answer drop constraint suggestion_answer_field_is_known;
alter table understanding.suggestion_answer add constraint suggestion_answer_field_is_known
  check (field in ('TYPE', 'CATEGORY', 'CATEGORY_LIST', 'UNIT'));
alter table understanding.suggestion_answer add constraint suggestion_answer_place_is_known
  check (place in ('DESK', 'BOARD', 'PORTAL', 'IMPORT'));
comment on column understanding.suggestion_answer.channel is
  'As casework.Registered says; null for answers of before';
