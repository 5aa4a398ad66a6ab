package vigil.workforce.staffing;

/// The queue M/M/n: nobody hangs up. Only for more seats than erlangs.
final class ErlangC {
  private ErlangC() {}

  static QueueFigures figures(CallLoad load, int seats, double seconds) {
    double offered = load.offered();
    if (seats <= offered) {
      return new QueueFigures(1, 0, Double.POSITIVE_INFINITY, 1, 0);
    }
    double blocked = Erlang.blocked(offered, seats);
    double waiting = blocked / (1 - offered / seats * (1 - blocked));
    double spare = (seats - offered) / load.handlingSeconds();
    return new QueueFigures(
        waiting, 0, waiting / spare, offered / seats, 1 - waiting * Math.exp(-spare * seconds));
  }
}
