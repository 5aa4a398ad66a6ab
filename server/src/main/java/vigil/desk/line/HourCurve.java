package vigil.desk.line;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.acd.QueueMinutes.Minute;
import vigil.desk.line.LineView.HourPoint;
import vigil.desk.line.LineView.QueueNow;
import vigil.desk.line.LineView.ServiceNow;

/// The last hour and the service level, out of minutes in which anything happened.
final class HourCurve {
  static final int MINUTES = 60;

  /// Long enough to be more than a whim of the moment, short enough to be now.
  static final int SERVICE_MINUTES = 30;

  private final List<Minute> minutes;
  private final Instant last;
  private final Instant now;

  /// @param minutes of the last hour, oldest first
  HourCurve(List<Minute> minutes, Instant now) {
    this.minutes = minutes;
    this.now = now;
    this.last = now.truncatedTo(ChronoUnit.MINUTES);
  }

  static Instant begin(Instant now) {
    return now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1L));
  }

  ServiceNow service() {
    Instant from = last.minus(Duration.ofMinutes(SERVICE_MINUTES - 1L));
    int answered = 0;
    int soon = 0;
    int abandoned = 0;
    for (Minute minute : minutes) {
      boolean isCounted = !minute.at().isBefore(from);
      answered += isCounted ? minute.answered() : 0;
      soon += isCounted ? minute.answeredSoon() : 0;
      abandoned += isCounted ? minute.abandoned() : 0;
    }
    int all = answered + abandoned;
    return new ServiceNow(
        SERVICE_MINUTES, answered, soon, abandoned, all == 0 ? null : (double) soon / all);
  }

  /// Who waited at the end of a minute waits through the quiet ones after it.
  List<HourPoint> points(QueueNow queue) {
    var byTime = new HashMap<Instant, Minute>();
    minutes.forEach(minute -> byTime.put(minute.at(), minute));
    var points = new ArrayList<HourPoint>(MINUTES);
    int waiting = 0;
    for (Instant at = begin(now); at.isBefore(last); at = at.plus(Duration.ofMinutes(1))) {
      Minute minute = byTime.get(at);
      points.add(point(at, minute, waiting));
      waiting = minute == null || minute.waitingAtLast() == null ? waiting : minute.waitingAtLast();
    }
    points.add(current(byTime.get(last), queue));
    return points;
  }

  private static HourPoint point(Instant at, @Nullable Minute minute, int carried) {
    if (minute == null) {
      return new HourPoint(at, carried, carried == 0 ? 0L : null);
    }
    int waiting = Math.max(carried, minute.mostWaiting());
    long longest = minute.longestWaitMillis();
    return new HourPoint(at, waiting, waiting > 0 && longest == 0 ? null : longest / 1000);
  }

  private HourPoint current(@Nullable Minute minute, QueueNow queue) {
    Instant oldest = queue.oldestSince();
    long waits = oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds());
    int most = minute == null ? 0 : minute.mostWaiting();
    long longest = minute == null ? 0 : minute.longestWaitMillis() / 1000;
    // Tens of seconds: a curve that changes each second would be pushed each second.
    long shown = Math.max(longest, waits / 10 * 10);
    return new HourPoint(last, Math.max(most, queue.waiting()), shown);
  }
}
