package vigil.watch.steps;

import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.insight.AccusedUnits;
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
  private final AccusedUnits accused;

  ReportDraftBuilder(Insight insight, Waves waves, SpikeMaterial material, AccusedUnits accused) {
    this.insight = insight;
    this.waves = waves;
    this.material = material;
    this.accused = accused;
  }

  record DraftContent(Report.Text text, Report.Figures figures, List<String> units) {}

  DraftContent build(Incident incident) {
    Spike spike = insight.findSpike(incident.id()).orElseThrow(() -> Problems.notFound("spike"));
    Wave wave = waves.findBySpike(spike.id()).orElseThrow(() -> Problems.notFound("spike"));
    Report.Figures figures = figures(spike, wave);
    var subject = SpikeMaterial.subject(spike, wave);
    return new DraftContent(text(spike, figures, subject), figures, listUnits(spike, subject));
  }

  /// Those proposed, without whoever would be refused.
  private List<String> listUnits(Spike spike, SpikeMaterial.Subject subject) {
    var orders = accused.countBySpike(spike.id());
    return material.listUnits(spike, subject).stream()
        .filter(unit -> !orders.containsKey(unit))
        .toList();
  }

  private static Report.Figures figures(Spike spike, Wave wave) {
    var districts = wave.districts().stream().filter(d -> d.count() > 0).toList();
    String query = "/api/insight/spikes/" + spike.id() + "/orders";
    return new Report.Figures(
        wave.from(),
        wave.to(),
        wave.count(),
        wave.usual(),
        wave.times(),
        districts,
        wave.curve(),
        new Report.Behind(query, wave.calls()));
  }

  private Report.Text text(Spike spike, Report.Figures figures, SpikeMaterial.Subject subject) {
    WaveCalls calls = figures.behind().calls();
    String why = calls == null ? ofOrders(spike, figures) : CallWaveText.of(spike, figures, calls);
    String name = subject.topic().name();
    return new Report.Text(
        (subject.topic().countsCalls() ? "关于%s集中上升的快报" : "关于“%s”诉求集中上升的快报").formatted(name),
        name,
        why,
        material.listAppeals(spike).quotes(),
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
