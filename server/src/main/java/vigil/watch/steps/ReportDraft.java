package vigil.watch.steps;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.Dossier;
import vigil.city.Area;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.Competence;
import vigil.city.District;
import vigil.city.WorkingDays;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.DistrictCount;
import vigil.insight.Insight;
import vigil.insight.Rise;
import vigil.insight.Spike;
import vigil.insight.Wave;
import vigil.insight.Waves;
import vigil.kernel.Problems;
import vigil.watch.Incident;
import vigil.watch.Report;
import vigil.watch.life.TypicalAppeals;

/// Writes a report's first draft from the wave's figures: every number in it is counted in the same
/// orders, and the appeals are what some of their callers said, redacted.
@Component
class ReportDraft {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("M月d日H:mm", Locale.CHINA);

  private static final int MOST_UNITS = 8;
  private static final int MOST_PLACES = 5;

  /// So many of the newest orders are read for quotes.
  private static final int MOST_READ = 60;

  /// The hotline's own eyes; what is quoted is chosen by [TypicalAppeals].
  private static final Staff DRAFTER =
      new Staff("report-draft", "快报", "Report", Set.of(Role.MANAGER), null, null);

  private final Insight insight;
  private final Waves waves;
  private final Casework casework;
  private final City city;

  ReportDraft(Insight insight, Waves waves, Casework casework, City city) {
    this.insight = insight;
    this.waves = waves;
    this.casework = casework;
    this.city = city;
  }

  record Drafted(Report.Text text, Report.Figures figures, List<String> units) {}

  Drafted of(Incident incident) {
    Spike spike = insight.spike(incident.id()).orElseThrow(() -> Problems.notFound("spike"));
    Wave wave = waves.ofSpike(spike.id()).orElseThrow(() -> Problems.notFound("spike"));
    Report.Figures figures = figures(spike, wave);
    return new Drafted(text(spike, figures), figures, units(spike));
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
        query);
  }

  private Report.Text text(Spike spike, Report.Figures figures) {
    String name = spike.topic().name();
    String from = WHEN.format(figures.from().atZone(WorkingDays.SHANGHAI));
    String to = WHEN.format(figures.to().atZone(WorkingDays.SHANGHAI));
    String rise = Rise.chinese(figures.count(), figures.usual());
    String why =
        "%s至%s，热线登记“%s”类诉求%d件，%s%s。其中：%s。"
            .formatted(
                from,
                to,
                name,
                figures.count(),
                Rise.usual(figures.usual()),
                rise.isEmpty() ? "" : "，" + rise,
                where(figures.districts()));
    return new Report.Text(
        "关于“%s”诉求集中上升的快报".formatted(name),
        name,
        why,
        appeals(spike),
        "请有关单位研判成因，明确统一答复口径，公布办理渠道，并于收到后反馈已采取和拟采取的措施。");
  }

  /// The strongest districts, and all others together: the parts are the whole.
  private static String where(List<DistrictCount> districts) {
    var sorted =
        districts.stream()
            .sorted(Comparator.comparingInt(DistrictCount::count).reversed())
            .toList();
    var named = sorted.stream().limit(MOST_PLACES).map(d -> d.name() + d.count() + "件").toList();
    int rest = sorted.stream().skip(MOST_PLACES).mapToInt(DistrictCount::count).sum();
    String all = named.isEmpty() ? "全市" : String.join("、", named);
    return rest == 0 ? all : all + "，其余各区共" + rest + "件";
  }

  /// What callers say, from the newest orders that the figures count.
  private List<String> appeals(Spike spike) {
    var said = new ArrayList<TypicalAppeals.Said>();
    for (Waves.Behind behind : waves.behind(spike.id(), null, null, MOST_READ)) {
      casework
          .find(behind.id(), DRAFTER)
          .filter(dossier -> TypicalAppeals.isQuotable(dossier.order()))
          .ifPresent(dossier -> said.add(said(dossier)));
    }
    return new TypicalAppeals(said).quotes();
  }

  private TypicalAppeals.Said said(Dossier dossier) {
    String words = dossier.words();
    String place =
        city.places()
            .district(String.valueOf(dossier.order().appeal().district()))
            .map(District::name)
            .orElse("");
    return new TypicalAppeals.Said(
        words == null || words.isBlank() ? dossier.description() : words, place);
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
