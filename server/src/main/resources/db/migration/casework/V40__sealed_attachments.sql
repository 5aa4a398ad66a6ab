-- New attachments are sealed as they are written; those from before are sealed by and by.
alter table casework.attachment add column is_sealed boolean not null default false;
create index attachment_in_clear on casework.attachment (at) where not is_sealed;
comment on column casework.attachment.is_sealed is 'False for one that an earlier server kept in clear and nobody has sealed yet';
