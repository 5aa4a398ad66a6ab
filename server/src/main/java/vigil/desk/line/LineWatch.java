package vigil.desk.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.Acd;
import vigil.acd.QueueMinutes;
import vigil.acd.QueueView;
import vigil.acd.SeatView;
import vigil.desk.line.LineView.QueueNow;
import vigil.desk.line.LineView.SeatCall;
import vigil.desk.line.LineView.SeatRow;
import vigil.desk.push.DeskNews;
import vigil.identity.Role;
import vigil.telephony.LineStatus;
import vigil.watch.Alarms;
import vigil.workforce.Shift;
import vigil.workforce.Workforce;

/// Looks at the line for all who watch it, and tells them what changed. Cost: five statements a
/// look, however many watch and however many seats there are; a look a second while anybody does.
@Component
class LineWatch {
  static final Set<Role> WATCHERS = Set.of(Role.MANAGER, Role.LEADER);
  private static final String KIND = "desk.Line";

  /// Whoever asks at once with others gets the same look.
  private static final Duration SAME_LOOK = Duration.ofMillis(200);

  private final Acd acd;
  private final QueueMinutes minutes;
  private final Workforce workforce;
  private final LineStatus line;
  private final Alarms alarms;
  private final DeskNews news;
  private final InstantSource clock;
  private final JsonMapper json;
  private @Nullable LineView last;

  LineWatch(
      Acd acd,
      QueueMinutes minutes,
      Workforce workforce,
      LineStatus line,
      Alarms alarms,
      DeskNews news,
      InstantSource clock,
      JsonMapper json) {
    this.acd = acd;
    this.minutes = minutes;
    this.workforce = workforce;
    this.line = line;
    this.alarms = alarms;
    this.news = news;
    this.clock = clock;
    this.json = json;
  }

  /// The line as it stands; whoever watches is told what changed since the last look.
  synchronized LineView look() {
    Instant now = clock.instant();
    LineView before = last;
    if (before != null && Duration.between(before.at(), now).abs().compareTo(SAME_LOOK) < 0) {
      return before;
    }
    LineView fresh = compose(now);
    if (before == null) {
      last = fresh.withTurn(1);
      return last;
    }
    var delta = LineDelta.between(before, fresh);
    delta.ifPresent(told -> news.tell(WATCHERS, KIND, json.valueToTree(told)));
    last = fresh.withTurn(delta.map(LineDelta::turn).orElse(before.turn()));
    return last;
  }

  /// As `look`, where anybody watches.
  void lookForWatchers() {
    if (news.isAnybody(WATCHERS)) {
      look();
    }
  }

  private LineView compose(Instant now) {
    QueueView queue = acd.getQueue();
    QueueNow waiting = waiting(queue);
    var curve = new HourCurve(minutes.listSince(HourCurve.begin(now)), now);
    return new LineView(
        0,
        now,
        waiting,
        seats(queue),
        curve.service(),
        curve.points(waiting),
        line.getHealth(),
        alarms.listOpen());
  }

  private static QueueNow waiting(QueueView queue) {
    Instant oldest =
        queue.waiting().stream().map(QueueView.Waiting::since).min(Instant::compareTo).orElse(null);
    long urgent = queue.waiting().stream().filter(QueueView.Waiting::urgentMedical).count();
    return new QueueNow(queue.waiting().size(), oldest, (int) urgent);
  }

  private List<SeatRow> seats(QueueView queue) {
    Map<String, String> sites = new HashMap<>();
    for (Shift shift : workforce.listShifts()) {
      sites.put(shift.staff(), shift.site());
    }
    var rows = new ArrayList<SeatRow>();
    for (SeatView seat : queue.seats()) {
      var does = seat.activity();
      String call = does.call();
      rows.add(
          new SeatRow(
              seat.staff(),
              does.state(),
              does.since(),
              does.until(),
              does.reason(),
              new SeatCall(call, call == null ? null : line.findVoice(call)),
              sites.get(seat.staff()),
              seat.onShift()));
    }
    return rows;
  }
}
