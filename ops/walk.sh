# ./vigil walk [--data DIR] [--shots DIR] [--language zh|en]
# ./vigil walk --roles DIR
# ./vigil walk --axe [all] [--only PAGE|opened]
# ./vigil walk --minutes N
# Plays the whole story against the running system with real SIP phones and a real browser, and prints
# each step with what happened: a call, its order, dispatch, handling, callback, the citizen's page, the
# night with its script and express report, the overview. Each page is held to the language asked as it is
# left: the document's own, and no label in Chinese on an English one. Exit 0 when every step held.
# With --shots it keeps pictures of the desk, the board, the order walked, the watch and the overview (those of
# docs/screens). With --roles it keeps, instead, pictures of every role's pages
# in both languages (those of docs/roles). With --axe it holds, instead, every page of the router, and what
# opens on it when pressed, against WCAG 2.2 AA with axe-core: Chinese and light, English and dark; with
# `all` in each language and theme. With --minutes it writes, instead, N (at most 30) known matters at the desk by key
# while a citizen is on the phone, counts each press besides the text and times it: text at 60 characters a minute and
# 0.2 s a press are added to the time that the machine took. Exit 1 when one whose category was suggested rightly took
# more than 12 presses or 2 minutes.

read_place "$@"
# shellcheck disable=SC2086
need_packages $PACKAGES_TEST
need_running
use_java
install_web
DATA="$DATA" URL="$URL" SIP_PORT="$SIP_PORT" CARRIER_PORT="$CARRIER_PORT" CLOCK_AHEAD="$(clock_ahead)" CLASS_PATH="$(class_path simulator)" JAVA="$JAVA" exec node web/walk/walk.mjs "${REST[@]}"
