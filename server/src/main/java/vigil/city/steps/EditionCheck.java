package vigil.city.steps;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vigil.city.Edition;
import vigil.city.Effect;
import vigil.city.PolicyImpact;
import vigil.city.PolicyTable;
import vigil.city.RowChange;
import vigil.city.files.PolicyCity;
import vigil.city.files.TableText;
import vigil.city.life.EditionStep.Findings;
import vigil.city.life.TableComparison;
import vigil.identity.Role;

/// Looks at the whole policy with an edition in place: what changes, what is wrong, and what would
/// become of what stands by it.
@Component
class EditionCheck {
  private final PolicyCity city;
  private final EditionTexts texts;
  private final CalendarTable calendar;
  private final ObjectProvider<PolicyImpact> standing;
  private final InstantSource clock;

  EditionCheck(
      PolicyCity city,
      EditionTexts texts,
      CalendarTable calendar,
      ObjectProvider<PolicyImpact> standing,
      InstantSource clock) {
    this.city = city;
    this.texts = texts;
    this.calendar = calendar;
    this.standing = standing;
    this.clock = clock;
  }

  String inForce(PolicyTable table) {
    return table == PolicyTable.CALENDAR ? calendar.text() : texts.inForce(table, city);
  }

  String withYears(String csv) {
    return calendar.textWithYears(csv);
  }

  static List<RowChange> changes(Edition edition) {
    PolicyTable table = edition.table();
    return new TableComparison(table.keys())
        .changes(
            TableText.parse(table, edition.text().before()).cells(),
            TableText.parse(table, edition.text().csv()).cells());
  }

  /// What is wrong with the policy as it would be. Faults of other tables that it has already are
  /// not this edition's.
  List<String> faults(Edition edition) {
    PolicyTable table = edition.table();
    if (table == PolicyTable.CALENDAR) {
      return calendar.faults(edition);
    }
    if (table == PolicyTable.STAFF
        && TableText.parse(table, edition.text().csv()).cells().isEmpty()) {
      // To the files' own check an empty list is one that is not known.
      return List.of(table.file() + ":1: nobody would be " + Role.MANAGER);
    }
    Map<String, String> candidate = texts.filesWithStaff();
    candidate.put(table.file(), edition.text().csv());
    List<String> faults = city.faults(candidate);
    if (faults.stream().allMatch(fault -> fault.startsWith(table.file() + ":"))) {
      return faults;
    }
    var known = new HashSet<>(city.faults(texts.filesWithStaff()));
    return faults.stream()
        .filter(fault -> fault.startsWith(table.file() + ":") || !known.contains(fault))
        .toList();
  }

  /// As it would be read on a start: without a look at who works here.
  private Map<String, String> candidate(Edition edition) {
    Map<String, String> files = texts.files();
    if (edition.table() != PolicyTable.STAFF) {
      files.put(edition.table().file(), edition.text().csv());
    }
    return files;
  }

  /// The city with this edition; null while the policy would not hold.
  @Nullable PolicyCity buildCity(Edition edition) {
    if (!faults(edition).isEmpty()) {
      return null;
    }
    PolicyCity then = city.with(candidate(edition));
    return edition.table() == PolicyTable.CALENDAR ? calendar.buildCity(then, edition) : then;
  }

  List<Effect> effects(Edition edition, PolicyCity then) {
    var question =
        new PolicyImpact.ProposedChange(
            edition.table(), city, then, changes(edition), clock.instant());
    List<Effect> effects = new ArrayList<>();
    standing.orderedStream().forEach(room -> effects.addAll(room.listEffects(question)));
    return effects;
  }

  Findings findings(Edition edition) {
    List<String> faults = faults(edition);
    PolicyCity then = faults.isEmpty() ? buildCity(edition) : null;
    List<RowChange> changes = changes(edition);
    return new Findings(
        inForce(edition.table()),
        changes,
        faults,
        then == null ? List.of() : effects(edition, then),
        edition.table() == PolicyTable.STAFF && faults.isEmpty()
            ? StaffText.grants(changes)
            : List.of());
  }
}
