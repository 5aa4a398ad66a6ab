-- One schema per room: a table's full name says who owns it.
create schema kernel;
create schema city;
create schema identity;
create schema audit;
create schema telephony;
create schema workforce;
create schema acd;
create schema knowledge;
create schema casework;
create schema insight;
create schema watch;
create schema desk;
create schema portal;
