package vigil.watch.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.insight.PeriodReading;
import vigil.insight.PeriodReading.Before;
import vigil.insight.PeriodReading.Breakdown;
import vigil.insight.PeriodReading.Dimension;
import vigil.insight.PeriodReading.Figure;
import vigil.insight.PeriodReading.LateUnit;
import vigil.insight.PeriodReading.OpenTopic;
import vigil.insight.PeriodReading.Part;
import vigil.insight.PeriodReading.Unit;
import vigil.insight.Rise;
import vigil.watch.PeriodicContent;
import vigil.watch.PeriodicContent.Line;
import vigil.watch.PeriodicContent.Phrase;
import vigil.watch.PeriodicContent.Section;
import vigil.watch.PeriodicContent.Topic;
import vigil.watch.PeriodicReport.Kind;

/// Writes a periodic report from what was counted: nothing stands in it that was not read.
public record PeriodicReportBuilder(
    Kind kind, PeriodReading reading, List<SpikeOutcome> spikes, Instant asOf) {
  /// Categories with the most growth, and units with the most late orders, that are named.
  private static final int MOST_NAMED = 10;

  private static final int MOST_TOPICS = 3;

  private static final Phrase PREVIOUS = new Phrase("环比", "the period before");
  private static final Phrase LAST_YEAR = new Phrase("同比", "a year ago");

  public PeriodicReportBuilder {
    spikes = List.copyOf(spikes);
  }

  public PeriodicContent build() {
    var sections = new ArrayList<Section>();
    sections.add(figures(Topic.CALLS, new Phrase("来电与接听", "Calls and answers"), true));
    sections.add(figures(Topic.ORDERS, new Phrase("工单办理", "Orders"), false));
    sections.add(whole(Topic.CHANNELS, new Phrase("按渠道", "By channel"), Dimension.CHANNEL));
    sections.add(whole(Topic.TYPES, new Phrase("按诉求类型", "By type of appeal"), Dimension.TYPE));
    sections.add(whole(Topic.CATEGORIES, new Phrase("按类别", "By category"), Dimension.CATEGORY));
    sections.add(listGrowth());
    sections.add(whole(Topic.DISTRICTS, new Phrase("按区", "By district"), Dimension.DISTRICT));
    sections.add(listLateUnits());
    sections.add(listRapid());
    sections.add(listSpikes());
    if (kind == Kind.MONTHLY) {
      sections.add(monthlyTopic());
    }
    var days = reading.days();
    return new PeriodicContent(
        PeriodicWords.title(kind, days),
        summary(),
        asOf,
        days.previousFrom(),
        days.previousUntil(),
        sections);
  }

  private Section figures(Topic topic, Phrase title, boolean isOfCalls) {
    var lines =
        reading.figures().stream()
            .filter(one -> one.opens().startsWith("/api/insight/calls") == isOfCalls)
            .map(PeriodicReportBuilder::line)
            .toList();
    return new Section(topic, title, null, null, lines);
  }

  private static Line line(Figure one) {
    return new Line(
        one.key(),
        new Phrase(one.name(), one.nameEn()),
        one.unit(),
        one.value(),
        one.previous(),
        one.lastYear(),
        null,
        one.opens());
  }

  private static Line line(Part one) {
    var tally = one.tally();
    return new Line(
        one.key(),
        new Phrase(one.name(), one.nameEn()),
        Unit.ORDERS,
        (double) tally.count(),
        tally.previous(),
        tally.lastYear(),
        null,
        one.opens());
  }

  /// Every part, so that the lines add up.
  private Section whole(Topic topic, Phrase title, Dimension by) {
    var lines = parts(by).stream().map(PeriodicReportBuilder::line).toList();
    return new Section(topic, title, null, reading.total().count(), lines);
  }

  private List<Part> parts(Dimension by) {
    return reading.breakdowns().stream()
        .filter(one -> one.by() == by)
        .map(Breakdown::parts)
        .flatMap(List::stream)
        .toList();
  }

  /// By how many more there are than in the period before, not by per cent: from one to three is no
  /// growth to speak of.
  private Section listGrowth() {
    var title = new Phrase("增长最多的十类", "The ten categories that grew most");
    if (reading.total().previous() == null) {
      var note = new Phrase("上一期没有数据，不列增长。", "Nothing is known of the period before.");
      return new Section(Topic.GROWTH, title, note, null, List.of());
    }
    var lines =
        parts(Dimension.TOPIC).stream()
            .filter(one -> more(one) > 0)
            .sorted(
                Comparator.comparingDouble(PeriodicReportBuilder::more)
                    .reversed()
                    .thenComparing(Part::key))
            .limit(MOST_NAMED)
            .map(PeriodicReportBuilder::line)
            .toList();
    return new Section(
        Topic.GROWTH, title, none(lines, "没有类别增长。", "No category grew."), null, lines);
  }

  private static double more(Part one) {
    Before previous = one.tally().previous();
    return previous == null ? 0 : one.tally().count() - previous.value();
  }

  private Section listLateUnits() {
    var lines = reading.late().stream().limit(MOST_NAMED).map(PeriodicReportBuilder::line).toList();
    int rest = reading.late().size() - lines.size();
    Phrase note =
        rest > 0
            ? new Phrase("另有" + rest + "个单位有超时。", rest + " more units were late.")
            : none(lines, "没有单位超时。", "No unit was late.");
    var title = new Phrase("办理超时的单位", "Units that were late");
    return new Section(Topic.LATE_UNITS, title, note, null, lines);
  }

  private static Line line(LateUnit one) {
    return new Line(
        one.unit(),
        new Phrase(one.name(), one.nameEn()),
        Unit.ORDERS,
        (double) one.late(),
        null,
        null,
        new Phrase(
            "到期%d件，签收超时%d次".formatted(one.due(), one.signedLate()),
            "of %d due; signed late %d times".formatted(one.due(), one.signedLate())),
        one.opens());
  }

  private Section listRapid() {
    var lines = reading.rapid().stream().map(PeriodicReportBuilder::line).toList();
    int whole = reading.rapid().stream().mapToInt(one -> one.tally().count()).sum();
    return new Section(
        Topic.RAPID,
        new Phrase("快速处置", "Rapid lane"),
        none(lines, "没有需快速处置的工单。", "No order went into the rapid lane."),
        whole,
        lines);
  }

  private Section listSpikes() {
    var lines = spikes.stream().map(PeriodicReportBuilder::line).toList();
    return new Section(
        Topic.SPIKES,
        new Phrase("热点及处置", "Spikes and what became of them"),
        none(lines, "没有热点。", "No spike burned."),
        null,
        lines);
  }

  private static Line line(SpikeOutcome one) {
    return new Line(
        one.id(),
        one.topic(),
        one.isOfCalls() ? Unit.CALLS : Unit.ORDERS,
        (double) one.count(),
        null,
        null,
        outcome(one),
        one.query());
  }

  private static Phrase outcome(SpikeOutcome one) {
    Phrase raised = PeriodicWords.time(one.course().raisedAt());
    Instant endedAt = one.course().endedAt();
    Phrase ended = endedAt == null ? null : PeriodicWords.time(endedAt);
    var done = one.response();
    double usual = one.course().usual();
    String unit = one.isOfCalls() ? "通" : "件";
    return new Phrase(
        "%s；%s报出，%s；快报%d份，发往%d个单位，%d个已答复；口径%d条"
            .formatted(
                Rise.usual(usual, unit),
                raised.zh(),
                ended == null ? "尚未平息" : ended.zh() + "平息",
                done.reports(),
                done.units(),
                done.answered(),
                done.scripts()),
        ("%s; raised %s, %s; express reports: %d, to %d units, %d answered; answer"
                + " scripts: %d")
            .formatted(
                Rise.usualEn(usual),
                raised.en(),
                ended == null ? "not over" : "over " + ended.en(),
                done.reports(),
                done.units(),
                done.answered(),
                done.scripts()));
  }

  /// What most wait for an end of: proposed, a leader chooses.
  private Section monthlyTopic() {
    var lines =
        reading.open().stream().limit(MOST_TOPICS).map(PeriodicReportBuilder::line).toList();
    var title = new Phrase("每月一题（建议）", "Topic of the month, proposed");
    Phrase note =
        lines.isEmpty()
            ? new Phrase("本月诉求均已办结。", "Every order of the month is closed.")
            : new Phrase(
                "本月登记、至今未办结最多的类别，供选题。",
                "The categories with most orders of the month that are open still, to choose from.");
    return new Section(Topic.MONTHLY_TOPIC, title, note, null, lines);
  }

  private static Line line(OpenTopic one) {
    return new Line(
        one.key(),
        new Phrase(one.name(), one.nameEn()),
        Unit.ORDERS,
        (double) one.open(),
        null,
        null,
        new Phrase("本月登记" + one.of() + "件", "of " + one.of() + " registered"),
        one.opens());
  }

  private static @Nullable Phrase none(List<Line> lines, String zh, String en) {
    return lines.isEmpty() ? new Phrase(zh, en) : null;
  }

  /// One sentence, of figures that all stand below.
  private Phrase summary() {
    var when = PeriodicWords.when(kind, reading.days().from(), reading.days().until());
    String calls = shown("calls");
    String connected = shown("connectRate");
    String onTime = shown("onTime");
    int orders = reading.total().count();
    Phrase previous = PeriodicWords.change(PREVIOUS, reading.total().previous());
    Phrase lastYear = PeriodicWords.change(LAST_YEAR, lastYear());
    var most = parts(Dimension.CATEGORY).stream().filter(one -> one.tally().count() > 0).limit(3);
    var named = most.toList();
    String first =
        named.stream()
            .map(it -> it.name() + it.tally().count() + "件")
            .collect(Collectors.joining("、"));
    String firstEn =
        named.stream()
            .map(it -> it.nameEn() + " " + it.tally().count())
            .collect(Collectors.joining(", "));
    return new Phrase(
        "%s，来电%s通%s；登记诉求%,d件，%s，%s%s%s；报出热点%d个。"
            .formatted(
                when.zh(),
                calls,
                connected.isEmpty() ? "" : "，接通率" + connected,
                orders,
                previous.zh(),
                lastYear.zh(),
                first.isEmpty() ? "" : "，居前的是" + first,
                onTime.isEmpty() ? "" : "；按时办结率" + onTime,
                spikes.size()),
        "%s: %s calls%s; %,d orders, %s, %s%s%s; spikes: %d."
            .formatted(
                when.en(),
                calls,
                connected.isEmpty() ? "" : ", " + connected + " connected",
                orders,
                previous.en(),
                lastYear.en(),
                firstEn.isEmpty() ? "" : "; most: " + firstEn,
                onTime.isEmpty() ? "" : "; " + onTime + " on time",
                spikes.size()));
  }

  /// An older system may have counted all orders of a day, and no part of them.
  private @Nullable Before lastYear() {
    Before own = reading.total().lastYear();
    return own != null
        ? own
        : reading.figures().stream()
            .filter(one -> one.key().equals("orders"))
            .map(Figure::lastYear)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  /// What has no value is not said.
  private String shown(String key) {
    return reading.figures().stream()
        .filter(one -> one.key().equals(key) && one.value() != null)
        .map(one -> PeriodicWords.value(one.value(), one.unit()))
        .findFirst()
        .orElse("");
  }
}
