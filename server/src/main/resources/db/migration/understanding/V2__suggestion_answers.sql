-- What people made of what was suggested to them.
create table understanding.suggestion_answer (
  order_id text not null,
  field text not null,
  outcome text not null,
  suggested text not null,
  stored text,
  confidence double precision not null,
  model text,
  answered_at timestamptz not null,
  primary key (order_id, field),
  constraint suggestion_answer_field_is_known check (field in ('TYPE', 'CATEGORY', 'CATEGORY_LIST')),
  constraint suggestion_answer_outcome_is_known
    check (outcome in ('ACCEPTED', 'CHANGED', 'IGNORED')),
  constraint suggestion_answer_confidence_is_a_share check (confidence between 0 and 1)
);
comment on table understanding.suggestion_answer is
  'What was accepted, changed or ignored: made of understanding.SuggestionAnswered';
