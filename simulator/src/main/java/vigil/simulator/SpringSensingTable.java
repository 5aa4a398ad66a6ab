package vigil.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.city.WorkingDays;
import vigil.insight.policy.Topics;
import vigil.insight.spike.SpikeAlarm;
import vigil.simulator.replay.Matter;
import vigil.simulator.replay.SpringTables;
import vigil.watch.life.QuietHours;

/// How soon the night of yellow codes was found, and how often a topic rang about which nothing had
/// changed, by the detector and by rules that others use.
final class SpringSensingTable {
  /// Topics that hold the night's matter.
  private static final List<String> CODE_TOPICS = List.of("yellow-code", "0102");

  private static final Duration NIGHT = Duration.ofHours(8);
  private static final double WEEK_DAYS = 7;
  private static final int MOST_LISTED = 12;
  private static final String ROW = "%-46s %20s %18.2f %14d %12s%n";

  private final SpringTables tables;
  private final SpringOutcome.Sensed sensed;
  private final SensingBaselines baselines;
  private final Topics topics;
  private final Instant from;
  private final Instant onset;
  private final double weeks;
  private final Set<String> changed = new HashSet<>();

  SpringSensingTable(
      SpringOutcome.Played played,
      SpringOutcome.Sensed sensed,
      SensingBaselines baselines,
      Topics topics) {
    tables = played.tables();
    this.sensed = sensed;
    this.baselines = baselines;
    this.topics = topics;
    from = WorkingDays.endOf(tables.day("first").minusDays(1));
    weeks = played.days().size() / WEEK_DAYS;
    onset =
        tables
            .day("codeNightDay")
            .atTime(LocalTime.parse(tables.text("codeNightOnset")))
            .atZone(WorkingDays.SHANGHAI)
            .toInstant();
    tables.matters().stream()
        .filter(Matter::isPandemic)
        .forEach(matter -> changed.addAll(topics.listForCategory(matter.category())));
  }

  void print(PrintStream out) {
    var orders = raised(sensed.orders());
    out.printf(
        "sensing: %d topics, of which %d had no part in the pandemic%n%n",
        topics.list().size(),
        topics.list().stream().filter(topic -> !changed.contains(topic.id())).count());
    out.printf(
        "%-46s %20s %18s %14s %12s%n",
        "the night of yellow codes, "
            + tables.text("codeNightDay")
            + " "
            + tables.text("codeNightOnset"),
        "found after",
        "quiet topics/week",
        "alarms in all",
        "times woken");
    var woken = woken(sensed.orders());
    out.printf(
        ROW,
        "Vigil, orders by topic (as shipped)",
        found(codes(woken)),
        quiet(orders) / weeks,
        orders.size(),
        woken.size());
    row(out, "a fixed number an hour, " + fixed(), baselines.fixed(fixed()));
    row(out, "same weekday + 3 standard deviations", baselines.sameWeekday(3));
    row(
        out,
        "same weekday + %.0f standard deviations".formatted(deviations()),
        baselines.sameWeekday(deviations()));
    calls(out, "Vigil, calls that come", sensed.calls());
    calls(out, "Vigil, callers who give up", sensed.abandoned());
    out.printf(
        "%nof Vigil's alarms by orders: %d new waves, %d by which a known one went on; woken %d times"
            + " in the night%n",
        count(sensed.orders(), SpikeAlarm.AlarmRaised.class),
        count(sensed.orders(), SpikeAlarm.AlarmResumed.class),
        woken.stream().filter(one -> QuietHours.USUAL.isQuiet(one.at())).count());
    list(out, orders);
  }

  /// Those of the spring itself, new waves and known ones that went on.
  private List<TopicAlarm> raised(List<SpikeAlarm> alarms) {
    return alarms.stream()
        .filter(
            one -> one instanceof SpikeAlarm.AlarmRaised || one instanceof SpikeAlarm.AlarmResumed)
        .map(one -> new TopicAlarm(one.topic(), one.at()))
        .filter(one -> !one.at().isBefore(from))
        .toList();
  }

  private long count(List<SpikeAlarm> alarms, Class<? extends SpikeAlarm> kind) {
    return alarms.stream().filter(kind::isInstance).filter(one -> !one.at().isBefore(from)).count();
  }

  private List<TopicAlarm> woken(List<SpikeAlarm> alarms) {
    return SpringWatch.listWoken(this::overlaps, alarms).stream()
        .filter(one -> !one.at().isBefore(from))
        .toList();
  }

  private boolean overlaps(String topic, String other) {
    return topics.get(topic).overlaps(topics.get(other));
  }

  private static List<TopicAlarm> codes(List<TopicAlarm> alarms) {
    return alarms.stream().filter(alarm -> CODE_TOPICS.contains(alarm.topic())).toList();
  }

  private void row(PrintStream out, String what, List<TopicAlarm> all) {
    List<TopicAlarm> alarms = all.stream().filter(alarm -> !alarm.at().isBefore(from)).toList();
    out.printf(ROW, what, found(codes(alarms)), quiet(alarms) / weeks, alarms.size(), "-");
  }

  private void calls(PrintStream out, String what, List<SpikeAlarm> alarms) {
    var woken = woken(alarms);
    out.printf(
        "%-46s %20s %18s %14d %12d%n",
        what, found(woken), "-", raised(alarms).size(), woken.size());
  }

  private String found(List<TopicAlarm> alarms) {
    Instant first = first(alarms);
    return first == null
        ? "not that night"
        : "%d min %02d s"
            .formatted(
                Duration.between(onset, first).toMinutes(),
                Duration.between(onset, first).toSecondsPart());
  }

  private @Nullable Instant first(List<TopicAlarm> alarms) {
    return alarms.stream()
        .map(TopicAlarm::at)
        .filter(at -> !at.isBefore(onset) && at.isBefore(onset.plus(NIGHT)))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private long quiet(List<TopicAlarm> alarms) {
    return alarms.stream()
        .filter(alarm -> !alarm.at().isBefore(from) && !changed.contains(alarm.topic()))
        .count();
  }

  /// The smallest number that rings on quiet topics once a week at most: set by looking at the
  /// whole spring, which flatters it.
  private int fixed() {
    int anHour = 8;
    while (quiet(baselines.fixed(anHour)) > weeks) {
      anHour += Math.max(1, anHour / 20);
    }
    return anHour;
  }

  private double deviations() {
    double deviations = 3;
    while (quiet(baselines.sameWeekday(deviations)) > weeks) {
      deviations++;
    }
    return deviations;
  }

  private void list(PrintStream out, List<TopicAlarm> orders) {
    out.printf(
        "%nVigil's alarms on topics without a part in the pandemic: %s%n",
        often(orders.stream().filter(alarm -> !changed.contains(alarm.topic())).toList()));
    out.printf(
        "most often on the others: %s%n",
        often(orders.stream().filter(alarm -> changed.contains(alarm.topic())).toList()));
  }

  private String often(List<TopicAlarm> alarms) {
    Map<String, Integer> byTopic = new TreeMap<>();
    alarms.forEach(alarm -> byTopic.merge(alarm.topic(), 1, Integer::sum));
    return byTopic.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_LISTED)
        .map(entry -> topics.get(entry.getKey()).nameEn() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
