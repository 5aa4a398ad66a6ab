# ./vigil simulate --seed N [--print call K]   one small world; the life of one of its calls as a story
# ./vigil simulate --peak-day                  80,000 calls in virtual time: answered, abandoned, waits
# ./vigil simulate --replay spring-2022 [--seed N] [--by-day]   1 March to 27 May 2022 in virtual time: 3,162,000 calls; what the source says and what came out
# ./vigil simulate --night [--data DIR]        a wave of calls about yellow health codes, into the running system
# ./vigil simulate --fill N [--data DIR]       N orders with whole lives, into the running system
# ./vigil simulate --live X [--data DIR]       X calls a minute, into the running system, until Ctrl-C

read_place "$@"
build
case " ${REST[*]} " in
  *" --night "* | *" --fill "* | *" --live "*)
    need_running
    exec "$JAVA" -cp "$(class_path simulator)" vigil.simulator.Traffic \
      --url "$URL" --sip "127.0.0.1:$SIP_PORT" --token "$DATA/operator-token" "${REST[@]}"
    ;;
  *) exec "$JAVA" -cp "$(class_path simulator)" vigil.simulator.SimulatorMain "${REST[@]}" ;;
esac
