package vigil.watch.steps;

import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.insight.DistrictCount;
import vigil.insight.Insight;
import vigil.insight.Rise;
import vigil.insight.Spike;
import vigil.insight.Wave;
import vigil.insight.WaveCalls;
import vigil.insight.Waves;
import vigil.kernel.Problems;
import vigil.watch.Incident;
import vigil.watch.Report;

/// Writes a report's first draft from the wave's figures: every number in it is counted in the same
/// orders, and the appeals are what some of their callers said, redacted.
@Component
class ReportDraftBuilder {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("M月d日H:mm", Locale.CHINA);

  private static final int MOST_PLACES = 5;

  private final Insight insight;
  private final Waves waves;
  private final SpikeMaterial material;

  ReportDraftBuilder(Insight insight, Waves waves, SpikeMaterial material) {
    this.insight = insight;
    this.waves = waves;
    this.material = material;
  }

  /// @param left how many orders or calls are counted, of how many
  record DraftContent(Report.Text text, Report.Figures figures, List<String> units, Left left) {}

  /// What is left of a wave without what its report's units are not told of.
  record Left(int count, int whole) {
    /// Whether it is still the wave: at least half of it, and enough to say how many.
    boolean isEnough() {
      return count == whole || (count >= Rise.FEWEST && 2 * count >= whole);
    }
  }

  /// To the units whose duty it is, one after the other, as long as enough is left.
  DraftContent build(Incident incident) {
    Spike spike = spike(incident.id());
    var proposed = material.listCompetent(material.subject(spike));
    var all = told(spike, proposed);
    if (left(all).isEnough()) {
      return content(spike, proposed, all);
    }
    var units = List.<String>of();
    var told = told(spike, units);
    for (String unit : proposed) {
      var more = Stream.concat(units.stream(), Stream.of(unit)).toList();
      var toMore = told(spike, more);
      if (left(toMore).isEnough()) {
        units = more;
        told = toMore;
      }
    }
    return content(spike, units, told);
  }

  /// To the units that somebody chose.
  DraftContent build(String incident, List<String> units) {
    Spike spike = spike(incident);
    return content(spike, units, told(spike, units));
  }

  private Waves.WaveForUnits told(Spike spike, List<String> units) {
    return waves
        .findForUnits(spike.id(), Set.copyOf(units))
        .orElseThrow(() -> Problems.notFound("spike"));
  }

  private static Left left(Waves.WaveForUnits told) {
    return new Left(told.wave().count(), told.whole());
  }

  private DraftContent content(Spike spike, List<String> units, Waves.WaveForUnits told) {
    var quotable = new Waves.Told(Set.copyOf(units), told.wave().to());
    var figures = figures(spike, told, units, material.listAppeals(spike, quotable).listQuotes());
    var subject = SpikeMaterial.subject(spike, told.wave());
    return new DraftContent(text(spike, figures, subject), figures, units, left(told));
  }

  private Spike spike(String id) {
    return insight.findSpike(id).orElseThrow(() -> Problems.notFound("spike"));
  }

  private static Report.Figures figures(
      Spike spike, Waves.WaveForUnits told, List<String> units, List<Report.Quote> quotes) {
    Wave wave = told.wave();
    var districts = wave.districts().stream().filter(d -> d.count() > 0).toList();
    String query = "/api/insight/spikes/" + spike.id() + "/orders?to=" + wave.to() + without(units);
    return new Report.Figures(
        wave.from(),
        wave.to(),
        wave.count(),
        wave.usual(),
        wave.times(),
        districts,
        wave.curve(),
        new Report.Behind(query, wave.calls(), told.leftOut(), told.unsaid(), quotes));
  }

  /// All of its units, whether something accuses one or not: the path tells nothing of it.
  private static String without(List<String> units) {
    return units.isEmpty() ? "" : "&forUnits=" + String.join(",", units);
  }

  private static Report.Text text(
      Spike spike, Report.Figures figures, SpikeMaterial.Subject subject) {
    WaveCalls calls = figures.behind().calls();
    String why = calls == null ? ofOrders(spike, figures) : CallWaveText.of(spike, figures, calls);
    String name = subject.topic().name();
    return new Report.Text(
        (subject.topic().countsCalls() ? "关于%s集中上升的快报" : "关于“%s”诉求集中上升的快报").formatted(name),
        name,
        why,
        figures.behind().quotes().stream().map(Report.Quote::words).toList(),
        "请有关单位研判成因，明确统一答复口径，公布办理渠道，并于收到后反馈已采取和拟采取的措施。");
  }

  private static String ofOrders(Spike spike, Report.Figures figures) {
    return "%s，热线登记“%s”类诉求%d件，%s%s。其中：%s。"
        .formatted(
            span(figures),
            spike.topic().name(),
            figures.count(),
            Rise.usual(figures.usual()),
            more(figures),
            where(figures.districts()));
  }

  static String span(Report.Figures figures) {
    return "%s至%s"
        .formatted(
            WHEN.format(figures.from().atZone(WorkingDays.SHANGHAI)),
            WHEN.format(figures.to().atZone(WorkingDays.SHANGHAI)));
  }

  /// How many times the usual, where that says something.
  static String more(Report.Figures figures) {
    String rise = Rise.chinese(figures.count(), figures.usual());
    return rise.isEmpty() ? "" : "，" + rise;
  }

  /// The strongest districts, and all others together: the parts are the whole.
  static String where(List<DistrictCount> districts) {
    var sorted =
        districts.stream()
            .filter(one -> one.count() > 0)
            .sorted(Comparator.comparingInt(DistrictCount::count).reversed())
            .toList();
    var named = sorted.stream().limit(MOST_PLACES).map(d -> d.name() + d.count() + "件").toList();
    int rest = sorted.stream().skip(MOST_PLACES).mapToInt(DistrictCount::count).sum();
    String all = named.isEmpty() ? "全市" : String.join("、", named);
    return rest == 0 ? all : all + "，其余各区共" + rest + "件";
  }
}
