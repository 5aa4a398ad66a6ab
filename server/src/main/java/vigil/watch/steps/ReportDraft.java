package vigil.watch.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.Area;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.Competence;
import vigil.city.WorkingDays;
import vigil.insight.DistrictCount;
import vigil.insight.Insight;
import vigil.insight.Point;
import vigil.insight.Spike;
import vigil.kernel.Problems;
import vigil.watch.Incident;
import vigil.watch.Report;

/// Writes a report's first draft from the figures: every number in it is counted, every appeal is a
/// category, nobody's words are in it.
@Component
class ReportDraft {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("M月d日H:mm", Locale.CHINA);

  private static final Duration BEFORE = Duration.ofHours(6);
  private static final int MOST_UNITS = 8;

  private final Insight insight;
  private final City city;
  private final InstantSource clock;

  ReportDraft(Insight insight, City city, InstantSource clock) {
    this.insight = insight;
    this.city = city;
    this.clock = clock;
  }

  record Drafted(Report.Text text, Report.Figures figures, List<String> units) {}

  Drafted of(Incident incident) {
    Spike spike = insight.spike(incident.id()).orElseThrow(() -> Problems.notFound("spike"));
    Report.Figures figures = figures(spike);
    return new Drafted(text(spike, figures), figures, units(spike));
  }

  private Report.Figures figures(Spike spike) {
    Instant closed = spike.closedAt();
    Instant to = closed == null ? clock.instant() : closed;
    String topic = spike.topic().id();
    var districts =
        insight.map(topic, spike.since(), to).stream().filter(d -> d.count() > 0).toList();
    var curve = insight.series(topic, null, spike.since().minus(BEFORE), to);
    double usual =
        curve.stream().filter(p -> !p.at().isBefore(spike.since())).mapToDouble(Point::usual).sum();
    int count = spike.count();
    Double growth = usual > 0 ? (Double) ((count - usual) / usual) : null;
    String query = "/api/insight/spikes/" + spike.id();
    return new Report.Figures(spike.since(), to, count, usual, growth, districts, curve, query);
  }

  private Report.Text text(Spike spike, Report.Figures figures) {
    String name = spike.topic().name();
    String from = WHEN.format(figures.from().atZone(WorkingDays.SHANGHAI));
    String to = WHEN.format(figures.to().atZone(WorkingDays.SHANGHAI));
    String where =
        figures.districts().stream()
            .sorted((a, b) -> b.count() - a.count())
            .limit(5)
            .map(d -> d.name() + d.count() + "件")
            .reduce((a, b) -> a + "、" + b)
            .orElse("全市");
    String why =
        "%s至%s，热线受理“%s”类诉求%d件，平常同时段约%s件%s。集中在：%s。"
            .formatted(
                from, to, name, figures.count(), number(figures.usual()), growth(figures), where);
    return new Report.Text(
        "关于“%s”诉求集中上升的快报".formatted(name),
        name,
        why,
        appeals(spike, figures.districts()),
        "请有关单位研判成因，明确统一答复口径，公布办理渠道，并于收到后反馈已采取和拟采取的措施。");
  }

  private static String growth(Report.Figures figures) {
    Double growth = figures.growth();
    return growth == null ? "" : "，为平常的%s倍".formatted(number(growth + 1));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  /// Which categories were called about, and where most.
  private List<String> appeals(Spike spike, List<DistrictCount> districts) {
    var appeals = new ArrayList<String>();
    for (String code : spike.topic().categories()) {
      String path =
          city.categories().find(code).map(c -> String.join(" > ", c.path())).orElse(code);
      appeals.add(path);
    }
    districts.stream()
        .sorted((a, b) -> b.count() - a.count())
        .limit(3)
        .forEach(d -> appeals.add("%s：%d件".formatted(d.name(), d.count())));
    return appeals;
  }

  /// The units whose duty it is in the districts where it burns, by the dispatch directory.
  private List<String> units(Spike spike) {
    var units = new LinkedHashSet<String>();
    for (String code : spike.topic().categories()) {
      String leaf = leafOf(code);
      for (String district : spike.districts()) {
        if (leaf != null && city.places().district(district).isPresent()) {
          Competence duty = city.competent(leaf, Area.of(district));
          units.add(duty.lead().id());
          duty.assists().forEach(unit -> units.add(unit.id()));
        }
      }
    }
    return units.stream().limit(MOST_UNITS).toList();
  }

  private @Nullable String leafOf(String code) {
    return city.categories().leaves().stream()
        .map(Category::code)
        .filter(leaf -> leaf.startsWith(code))
        .findFirst()
        .orElse(null);
  }
}
