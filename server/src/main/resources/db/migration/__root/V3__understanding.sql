-- What an appeal says is a room of its own.
create schema if not exists understanding;
