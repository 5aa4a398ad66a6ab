-- What is kept for whoever nobody knows is bounded: of one address, and of all together.
create index idempotent_of_strangers on kernel.idempotent (at) where who like '@%';
