# ./vigil retry [READER SEQ] [--data DIR]
# Lists the facts that a reader of the ledger could not take and went on without, each with its reason;
# with a reader and a fact's number has it tried again: a projection is made anew, another reader takes
# the one fact now.

read_place "$@"
need_running
if [ ${#REST[@]} -eq 0 ]; then
  operator GET /api/audit/set-aside || fail "the server did not answer"
  say
  exit 0
fi
[ ${#REST[@]} -eq 2 ] || refuse_use "retry wants a reader and the number of a fact"
operator POST "/api/audit/set-aside/${REST[0]}/${REST[1]}/retry" || fail "the reader still cannot take it"
say
