package vigil.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vigil.city.WorkingDays;
import vigil.simulator.replay.DayDraw;
import vigil.simulator.replay.DrawnDay;
import vigil.simulator.replay.PastDay;
import vigil.simulator.replay.SpringTables;
import vigil.workforce.forecast.CallHistory;
import vigil.workforce.forecast.DayKind;
import vigil.workforce.forecast.SmoothedProfile;
import vigil.workforce.staffing.CallLoad;
import vigil.workforce.staffing.SeatNeed;
import vigil.workforce.staffing.ServiceAim;

/// Seats as Vigil itself would have had them: each midnight the real forecast of the day that
/// begins, by what came before alone, and by Erlang A the fewest seats that answer 85 of 100 within
/// 15 s, up to as many as there are.
final class SpringStaffing {
  private static final int SLOTS = 48;
  private static final long SLOT_SECONDS = 1_800;
  private static final ServiceAim AIM = new ServiceAim(0.85, 15);

  /// The mean of the patience that callers are drawn with.
  private static final double PATIENCE = 390;

  private final SpringTables tables;
  private final CallHistory history;
  private final int before;

  /// @param quiet days before the spring, without a gap
  SpringStaffing(
      SpringTables tables,
      WorkingDays calendar,
      DayDraw draw,
      List<PastDay> quiet,
      List<DrawnDay> days) {
    this.tables = tables;
    before = quiet.size();
    List<int[]> counts = new ArrayList<>();
    quiet.forEach(day -> counts.add(draw.halfHours(day)));
    days.forEach(day -> counts.add(count(day)));
    history = new CallHistory(quiet.getFirst().date(), counts, date -> kind(calendar, date));
  }

  private static int[] count(DrawnDay day) {
    var counts = new int[SLOTS];
    for (int appeal = 0; appeal < day.size(); appeal++) {
      long seconds = day.at(appeal).getEpochSecond() - day.midnight().getEpochSecond();
      counts[(int) (seconds / SLOT_SECONDS)] += day.isCall(appeal) ? 1 : 0;
    }
    return counts;
  }

  private static DayKind kind(WorkingDays calendar, LocalDate date) {
    return switch (calendar.kind(date)) {
      case HOLIDAY -> DayKind.HOLIDAY;
      case MAKEUP_WORK -> DayKind.MAKEUP_WORK;
      case WORKDAY, WEEKEND, START -> DayKind.ORDINARY;
    };
  }

  /// Calls by half hour of the days before and of the spring.
  CallHistory history() {
    return history;
  }

  /// Where the spring begins in the history.
  int before() {
    return before;
  }

  /// Seats by half hour of the spring's day.
  int[] seats(int day) {
    double[] expected = new SmoothedProfile().expect(history.until(before + day), 1)[0];
    int most = Math.max(2, tables.count("seatsMost"));
    double handling = SpringDaySimulation.TALK + SpringDaySimulation.WRITING;
    var seats = new int[SLOTS];
    for (int slot = 0; slot < SLOTS; slot++) {
      var load = new CallLoad(expected[slot] / SLOT_SECONDS, handling, PATIENCE);
      seats[slot] = Math.clamp(SeatNeed.byFormula(load, AIM), 1, most);
    }
    return seats;
  }
}
