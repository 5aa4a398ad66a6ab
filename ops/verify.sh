# ./vigil verify [--data DIR]
# Walks the whole history against its hash chain. Exit 0 when it is untouched; 1 and the first bad
# row when somebody edited, removed or slipped in one.

read_place "$@"
need_running
answer=$(OPERATOR_SECONDS=600 operator GET /api/audit/verify) || fail "the server did not answer"
say "$answer"
case "$answer" in *'"isWhole":true'*) ;; *) exit 1 ;; esac
