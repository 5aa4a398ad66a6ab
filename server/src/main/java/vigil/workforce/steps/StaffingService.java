package vigil.workforce.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.kernel.InvalidInput;
import vigil.kernel.TimedCache;
import vigil.workforce.CallOutlook;
import vigil.workforce.SeatOutlook;
import vigil.workforce.Staffing;
import vigil.workforce.StaffingAim;
import vigil.workforce.forecast.CallForecast;
import vigil.workforce.forecast.CallHistory;
import vigil.workforce.forecast.DayKind;
import vigil.workforce.forecast.PredictionInterval;
import vigil.workforce.staffing.CallLoad;
import vigil.workforce.staffing.QueueSimulation;
import vigil.workforce.staffing.SeatNeed;
import vigil.workforce.staffing.ServiceAim;
import vigil.workforce.store.SqlCallSlots;

/// Forecast and seats of the days to come, from the days that are over.
@Component
class StaffingService implements Staffing {
  private static final int SLOTS = 48;
  private static final Duration SLOT = Duration.ofMinutes(30);
  private static final int WEEK = 7;
  private static final int LEAST_DAYS = CallForecast.LEAST_WEEKS * WEEK;

  /// A year and a day: last year's holidays are in it.
  private static final int HISTORY_DAYS = 372;

  private static final int TALK_DAYS = 28;

  /// Where nobody has talked yet (rules 6 name no figure; three minutes are the golden example's).
  private static final double TALK_SECONDS = 180;

  /// How played days vary: handling and patience lognormal, a day's calls by 6 %.
  private static final QueueSimulation.World WORLD =
      new QueueSimulation.World(SLOT.toSeconds(), 0.8, 1.0, 0.06);

  /// What was learnt changes once a day; an hour late does no harm.
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final SqlCallSlots calls;
  private final CalendarDays calendar;
  private final InstantSource clock;
  private final TimedCache<LocalDate, CallOutlook> forecasts;
  private final TimedCache<SeatQuestion, SeatOutlook> seats;

  /// Seats of a day as they are asked for on one.
  private record SeatQuestion(LocalDate today, LocalDate date, StaffingAim aim) {}

  StaffingService(SqlCallSlots calls, CalendarDays calendar, InstantSource clock) {
    this.calls = calls;
    this.calendar = calendar;
    this.clock = clock;
    forecasts = new TimedCache<>(KEPT, clock, this::forecast);
    seats = new TimedCache<>(KEPT, clock, this::seats);
  }

  @Override
  public CallOutlook forecastCalls() {
    return forecasts.get(today()).value();
  }

  @Override
  public SeatOutlook forecastSeats(LocalDate date, StaffingAim aim) {
    LocalDate today = today();
    long ahead = ChronoUnit.DAYS.between(today, date);
    if (ahead < 0 || ahead >= CallForecast.DAYS) {
      throw InvalidInput.unknown("date");
    }
    return seats.get(new SeatQuestion(today, date, aim)).value();
  }

  private LocalDate today() {
    return clock.instant().atZone(WorkingDays.SHANGHAI).toLocalDate();
  }

  private CallOutlook forecast(LocalDate today) {
    CallHistory history = history(today);
    int counted = 0;
    for (int day = 0; day < history.days(); day++) {
      counted += history.total(day) > 0 ? 1 : 0;
    }
    if (counted < LEAST_DAYS) {
      return new CallOutlook(LEAST_DAYS, counted, List.of());
    }
    List<List<PredictionInterval>> forecast = CallForecast.of(history);
    List<CallOutlook.Day> days = new ArrayList<>();
    for (int day = 0; day < forecast.size(); day++) {
      days.add(day(today.plusDays(day), forecast.get(day)));
    }
    return new CallOutlook(LEAST_DAYS, counted, List.copyOf(days));
  }

  private CallOutlook.Day day(LocalDate date, List<PredictionInterval> forecast) {
    List<CallOutlook.Slot> slots = new ArrayList<>();
    double calls = 0;
    for (int slot = 0; slot < forecast.size(); slot++) {
      PredictionInterval one = forecast.get(slot);
      slots.add(new CallOutlook.Slot(at(date, slot), one.expected(), one.lower(), one.upper()));
      calls += one.expected();
    }
    return new CallOutlook.Day(
        date, calendar.apply(date) == DayKind.HOLIDAY, calls, List.copyOf(slots));
  }

  /// Days from the first that is whole to yesterday.
  private CallHistory history(LocalDate today) {
    List<SqlCallSlots.CallSlot> rows =
        calls.list(new SqlCallSlots.Span(at(today.minusDays(HISTORY_DAYS), 0), at(today, 0)));
    LocalDate first =
        rows.isEmpty()
            ? today
            : rows.getFirst().at().atZone(WorkingDays.SHANGHAI).toLocalDate().plusDays(1);
    int days = (int) Math.max(0, ChronoUnit.DAYS.between(first, today));
    int[][] counts = new int[days][SLOTS];
    for (SqlCallSlots.CallSlot row : rows) {
      int slot = (int) Duration.between(at(first, 0), row.at()).dividedBy(SLOT);
      if (!row.at().isBefore(at(first, 0))) {
        counts[slot / SLOTS][slot % SLOTS] = row.calls();
      }
    }
    return new CallHistory(first, Arrays.asList(counts), calendar);
  }

  private static Instant at(LocalDate date, int slot) {
    return date.atStartOfDay(WorkingDays.SHANGHAI).toInstant().plus(SLOT.multipliedBy(slot));
  }

  private SeatOutlook seats(SeatQuestion asked) {
    StaffingAim aim = asked.aim();
    double talk =
        calls.meanTalkSeconds(
            new SqlCallSlots.Span(at(asked.today().minusDays(TALK_DAYS), 0), at(asked.today(), 0)));
    double handling = (talk == 0 ? TALK_SECONDS : talk) + aim.afterCallSeconds();
    LocalDate past = asked.date();
    while (!past.isBefore(asked.today())) {
      past = past.minusDays(WEEK);
    }
    List<CallOutlook.Slot> expected =
        forecastCalls().days().stream()
            .filter(day -> day.date().equals(asked.date()))
            .flatMap(day -> day.slots().stream())
            .toList();
    CallLoad[] loads =
        expected.stream()
            .map(slot ->
                new CallLoad(slot.expected() / SLOT.toSeconds(), handling, aim.patienceSeconds()))
            .toArray(CallLoad[]::new);
    return new SeatOutlook(
        asked.date(), handling, past, slots(expected, loads, aim, staffed(past)));
  }

  private static List<SeatOutlook.Slot> slots(
      List<CallOutlook.Slot> expected, CallLoad[] loads, StaffingAim asked, double[] staffed) {
    var aim = new ServiceAim(asked.percent() / 100.0, asked.seconds());
    int[] played = SeatNeed.bySimulation(loads, aim, WORLD, expected.size());
    List<SeatOutlook.Slot> slots = new ArrayList<>();
    for (int slot = 0; slot < expected.size(); slot++) {
      slots.add(
          new SeatOutlook.Slot(
              expected.get(slot).at(),
              expected.get(slot).expected(),
              SeatNeed.byFormula(loads[slot], aim),
              played[slot],
              staffed[slot]));
    }
    return List.copyOf(slots);
  }

  /// Seats on shift by half hour, as a mean.
  private double[] staffed(LocalDate date) {
    double[] staffed = new double[SLOTS];
    for (var shift :
        calls.listShifts(new SqlCallSlots.Span(at(date, 0), at(date.plusDays(1), 0)))) {
      for (int slot = 0; slot < SLOTS; slot++) {
        Instant from = later(at(date, slot), shift.from());
        Instant until = earlier(at(date, slot + 1), shift.until());
        if (from.isBefore(until)) {
          staffed[slot] += Duration.between(from, until).toMillis() / (double) SLOT.toMillis();
        }
      }
    }
    return staffed;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
