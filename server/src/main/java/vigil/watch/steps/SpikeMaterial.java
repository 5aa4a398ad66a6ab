package vigil.watch.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.OrderDetails;
import vigil.casework.OrderTextMask;
import vigil.city.Area;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.District;
import vigil.city.Responsibility;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.TopicRises;
import vigil.insight.Wave;
import vigil.insight.WaveCalls;
import vigil.insight.Waves;
import vigil.kernel.Problems;
import vigil.watch.life.TypicalAppeals;

/// What a report and a script on a spike begin with: what its callers say, and whose duty it is.
@Component
public class SpikeMaterial {
  private static final int MOST_UNITS = 8;

  /// So many of the newest orders are read for quotes.
  private static final int MOST_READ = 60;

  /// Of each topic on a page with several.
  private static final int MOST_READ_OF_TOPIC = 30;

  /// The hotline's own eyes; what is quoted is chosen by [TypicalAppeals].
  private static final Staff DRAFTER =
      new Staff("report-draft", "快报", "Report", Set.of(Role.MANAGER), null, null);

  private final Waves waves;
  private final TopicRises rises;
  private final Casework casework;
  private final City city;

  SpikeMaterial(Waves waves, TopicRises rises, Casework casework, City city) {
    this.waves = waves;
    this.rises = rises;
    this.casework = casework;
    this.city = city;
  }

  /// What callers say, from the newest orders that the figures count; of calls, from those about
  /// their matter.
  public TypicalAppeals listAppeals(Spike spike) {
    return listAppeals(spike, Waves.Told.ALL);
  }

  /// The same, of the orders that may be told to some units.
  TypicalAppeals listAppeals(Spike spike, Waves.Told told) {
    var topic = subject(spike).topic();
    var said = new ArrayList<TypicalAppeals.QuotedAppeal>();
    for (var behind : waves.listOrders(spike.id(), told, null, null, MOST_READ)) {
      String category = behind.category();
      if (!topic.countsCalls() && (category == null || !topic.contains(category))) {
        continue;
      }
      quotable(behind).ifPresent(said::add);
    }
    return new TypicalAppeals(said);
  }

  /// What citizens say of a topic, from the newest orders on it that were registered in a time.
  public TypicalAppeals listAppeals(Topic topic, Instant from, Instant to) {
    return new TypicalAppeals(
        rises.listOrders(topic, from, to, MOST_READ_OF_TOPIC).stream()
            .flatMap(behind -> quotable(behind).stream())
            .toList());
  }

  /// Whether the words of this order may be quoted to units as it is now.
  boolean isQuotable(String order) {
    return findQuotable(order).isPresent();
  }

  private Optional<OrderDetails> findQuotable(String order) {
    return casework
        .find(order, DRAFTER)
        .filter(dossier -> TypicalAppeals.isQuotable(dossier.order()));
  }

  private Optional<TypicalAppeals.QuotedAppeal> quotable(Waves.WaveOrder behind) {
    return findQuotable(behind.id())
        .map(it -> said(OrderTextMask.withoutCaller(it.citizen()).apply(it)));
  }

  private TypicalAppeals.QuotedAppeal said(OrderDetails dossier) {
    String words = dossier.account().words();
    String place =
        city.places()
            .findDistrict(String.valueOf(dossier.order().appeal().district()))
            .map(District::name)
            .orElse("");
    return new TypicalAppeals.QuotedAppeal(
        dossier.order().id(),
        words == null || words.isBlank() ? dossier.account().description() : words,
        place);
  }

  /// What a spike is about and where: its topic and districts, or of calls what most of those say
  /// that were written.
  ///
  /// @param topic of calls alone, while nobody knows more
  /// @param categories codes of any level, the first the most likely
  public record Subject(Topic topic, List<String> categories, List<String> districts) {
    /// The category that a script on it begins with; null where none is known.
    public @Nullable String category() {
      return categories.isEmpty() ? null : categories.getFirst();
    }
  }

  public Subject subject(Spike spike) {
    return waves
        .findBySpike(spike.id())
        .map(wave -> subject(spike, wave))
        .orElseThrow(() -> Problems.notFound("spike"));
  }

  static Subject subject(Spike spike, Wave wave) {
    WaveCalls calls = wave.calls();
    if (calls == null) {
      return new Subject(spike.topic(), spike.topic().categories(), spike.districts());
    }
    var matter = calls.matter();
    return new Subject(
        matter == null ? spike.topic() : matter.topic(),
        calls.listCategories(),
        calls.listDistricts());
  }

  /// The units whose duty it is in the districts where it burns, by the dispatch directory; none
  /// that is accused in one of the newest orders: what accuses it does not reach it by a proposal.
  public List<String> listUnits(Spike spike, Subject subject) {
    var accused = listAccused(spike);
    return competent(subject).stream()
        .filter(unit -> !accused.contains(unit))
        .limit(MOST_UNITS)
        .toList();
  }

  /// The same, accused or not.
  List<String> listCompetent(Subject subject) {
    return competent(subject).stream().limit(MOST_UNITS).toList();
  }

  private Set<String> competent(Subject subject) {
    var units = new LinkedHashSet<String>();
    for (String code : subject.categories()) {
      String leaf = leafOf(code);
      for (String district : subject.districts()) {
        if (leaf != null && city.places().findDistrict(district).isPresent()) {
          Responsibility duty = city.getResponsibility(leaf, Area.of(district));
          units.add(duty.lead().id());
          duty.assists().forEach(unit -> units.add(unit.id()));
        }
      }
    }
    return units;
  }

  private Set<String> listAccused(Spike spike) {
    var accused = new HashSet<String>();
    for (Waves.WaveOrder behind : waves.listOrders(spike.id(), null, null, MOST_READ)) {
      casework
          .find(behind.id(), DRAFTER)
          .map(OrderDetails::order)
          .ifPresent(order -> {
            accused.addAll(order.alsoAccused());
            Optional.ofNullable(order.appeal().accused()).ifPresent(accused::add);
          });
    }
    return accused;
  }

  private @Nullable String leafOf(String code) {
    return city.categories().leaves().stream()
        .map(Category::code)
        .filter(leaf -> leaf.startsWith(code))
        .findFirst()
        .orElse(null);
  }
}
