package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.insight.PeriodReading;
import vigil.insight.PeriodReading.Before;
import vigil.insight.PeriodReading.Breakdown;
import vigil.insight.PeriodReading.Dimension;
import vigil.insight.PeriodReading.Figure;
import vigil.insight.PeriodReading.LateUnit;
import vigil.insight.PeriodReading.OpenTopic;
import vigil.insight.PeriodReading.Part;
import vigil.insight.PeriodReading.Tally;
import vigil.insight.PeriodReading.Unit;
import vigil.watch.PeriodicContent;
import vigil.watch.PeriodicContent.Line;
import vigil.watch.PeriodicContent.Phrase;
import vigil.watch.PeriodicContent.Section;
import vigil.watch.PeriodicContent.Topic;
import vigil.watch.PeriodicReport.Kind;

class PeriodicReportBuilderTest {
  private static final Instant MORNING = Instant.parse("2022-04-18T22:30:00Z");
  private static final LocalDate DAY = LocalDate.parse("2022-04-18");
  private static final SpikeOutcome SPIKE =
      new SpikeOutcome(
          "yellow-code.1",
          new Phrase("黄码红码", "Yellow codes"),
          false,
          312,
          new SpikeOutcome.Course(7.4, Instant.parse("2022-04-17T18:00:00Z"), null),
          new SpikeOutcome.Response(1, 3, 2, 1));

  private static Tally tally(int count, @Nullable Integer before) {
    Before previous =
        before == null
            ? null
            : new Before(
                before, before == 0 ? null : (Double) ((count - before) / (double) before));
    return new Tally(count, previous, null);
  }

  private static Part part(String key, int count, @Nullable Integer before) {
    return new Part(key, "类" + key, "Kind " + key, tally(count, before), "/api/insight/orders?x");
  }

  /// Twenty categories, of which category n has n orders and had none before.
  private static PeriodReading reading(boolean isKnownBefore) {
    Integer none = isKnownBefore ? 0 : null;
    var topics =
        IntStream.rangeClosed(1, 20).mapToObj(n -> part("%04d".formatted(n), n, none)).toList();
    var whole = List.of(part("01", 200, none), part("-", 10, none));
    var breakdowns = new ArrayList<Breakdown>();
    for (Dimension by : Dimension.values()) {
      breakdowns.add(new Breakdown(by, by == Dimension.TOPIC ? topics : whole));
    }
    var days = ReportSchedule.compare(Kind.DAILY, DAY);
    return new PeriodReading(
        days,
        tally(210, none),
        List.of(
            new Figure(
                "calls", "来电量", "Calls", Unit.CALLS, 233.0, null, null, "/api/insight/calls?x"),
            new Figure(
                "connectRate",
                "接通率",
                "Rate",
                Unit.SHARE,
                0.953,
                null,
                null,
                "/api/insight/calls?y"),
            new Figure(
                "onTime",
                "按时办结率",
                "On time",
                Unit.SHARE,
                null,
                null,
                null,
                "/api/insight/behind?z")),
        breakdowns,
        IntStream.range(0, 12)
            .mapToObj(n -> new LateUnit("u" + n, "单位" + n, "Unit " + n, 20 - n, 50, n, "/api/x"))
            .toList(),
        List.of(part("0101", 4, null), part("0102", 3, null)),
        List.of(new OpenTopic("0301", "供暖", "Heating", 9, 12, "/api/insight/orders?o")));
  }

  private static PeriodicContent written(Kind kind, PeriodReading reading) {
    return new PeriodicReportBuilder(kind, reading, List.of(SPIKE), MORNING).build();
  }

  private static Section section(PeriodicContent content, Topic topic) {
    return content.sections().stream()
        .filter(one -> one.topic() == topic)
        .findFirst()
        .orElseThrow();
  }

  // promise: docs/reports.md «the lines add up to it»
  @Test
  void thePartsAreTheWhole() {
    var content = written(Kind.DAILY, reading(true));
    for (Topic topic : List.of(Topic.CHANNELS, Topic.TYPES, Topic.CATEGORIES, Topic.DISTRICTS)) {
      Section one = section(content, topic);
      assertEquals(210, one.whole());
      assertEquals(210, one.lines().stream().mapToDouble(it -> it.value()).sum(), topic.name());
    }
    assertEquals(7, section(content, Topic.RAPID).whole());
    var lines = section(content, Topic.CHANNELS).lines();
    assertThrows(
        IllegalArgumentException.class,
        () -> new Section(Topic.CHANNELS, new Phrase("", ""), null, 211, lines));
  }

  // promise: docs/reports.md «each figure stands with the path that lists what it counts»
  @Test
  void everyFigureSaysWhereItIsFrom() {
    written(Kind.MONTHLY, reading(true)).sections().stream()
        .flatMap(one -> one.lines().stream())
        .map(Line::query)
        .forEach(query -> assertTrue(query.startsWith("/api/"), query));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Line("x", new Phrase("", ""), Unit.CALLS, 1.0, null, null, null, ""));
  }

  @Test
  void whatGrewMostStandsFirstAndTenAtMost() {
    var grown = section(written(Kind.DAILY, reading(true)), Topic.GROWTH).lines();
    assertEquals(10, grown.size());
    assertEquals("0020", grown.getFirst().key());
    assertEquals("0011", grown.getLast().key());
  }

  // promise: docs/reports.md «Where nothing is known of those days, it says so»
  @Test
  void withoutAnEarlierPeriodNothingIsSaidToGrow() {
    var content = written(Kind.DAILY, reading(false));
    var grown = section(content, Topic.GROWTH);
    assertEquals(List.of(), grown.lines());
    assertEquals("上一期没有数据，不列增长。", Objects.requireNonNull(grown.note()).zh());
    assertTrue(content.summary().zh().contains("环比无可比数据，同比无可比数据"), content.summary().zh());
    assertTrue(content.summary().en().contains("no figure for a year ago"), content.summary().en());
  }

  @Test
  void theSentenceSaysWhatStandsBelow() {
    String said = written(Kind.DAILY, reading(true)).summary().zh();
    assertEquals(
        "2022年4月18日，来电233通，接通率95.3%；登记诉求210件，环比对比值为0，同比无可比数据，居前的是类01200件、类-10件；" + "报出热点1个。", said);
  }

  @Test
  void unitsThatAreNotNamedAreCounted() {
    var late = section(written(Kind.DAILY, reading(true)), Topic.LATE_UNITS);
    assertEquals(10, late.lines().size());
    assertEquals("另有2个单位有超时。", Objects.requireNonNull(late.note()).zh());
    assertEquals("到期50件，签收超时0次", Objects.requireNonNull(late.lines().getFirst().note()).zh());
  }

  @Test
  void aSpikeStandsWithWhatBecameOfIt() {
    Line spike = section(written(Kind.DAILY, reading(true)), Topic.SPIKES).lines().getFirst();
    assertEquals(312, spike.value());
    assertEquals("/api/insight/spikes/yellow-code.1/orders", spike.query());
    assertEquals(
        "平常约7件；4月18日02:00报出，尚未平息；快报1份，发往3个单位，2个已答复；口径1条",
        Objects.requireNonNull(spike.note()).zh());
  }

  @Test
  void aMonthAloneProposesItsTopic() {
    var monthly = section(written(Kind.MONTHLY, reading(true)), Topic.MONTHLY_TOPIC);
    assertEquals("供暖", monthly.lines().getFirst().name().zh());
    assertNull(
        written(Kind.DAILY, reading(true)).sections().stream()
            .filter(one -> one.topic() == Topic.MONTHLY_TOPIC)
            .findFirst()
            .orElse(null));
  }
}
