package vigil.watch.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.Category;
import vigil.city.City;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.Insight;
import vigil.insight.Spike;
import vigil.kernel.Problems;
import vigil.watch.steps.SpikeMaterial;

/// What a script on a spike begins with.
@RestController
class ScriptStartController {
  /// Rules 7.1: a keyword is no longer.
  private static final int LONGEST_KEYWORD = 20;

  private static final int MOST_KEYWORDS = 10;

  private final Insight insight;
  private final SpikeMaterial material;
  private final City city;
  private final Identity identity;

  ScriptStartController(Insight insight, SpikeMaterial material, City city, Identity identity) {
    this.insight = insight;
    this.material = material;
    this.city = city;
    this.identity = identity;
  }

  /// Somebody of a unit.
  ///
  /// @param extension the telephone in the house; null where none is known
  record Contact(String staff, @Nullable String extension) {}

  /// A unit that has to agree, and who may be asked there.
  record UnitContact(String unit, List<Contact> clerks) {}

  /// @param questions of callers, in their words, redacted
  record ScriptStart(
      String title,
      String titleEn,
      @Nullable String category,
      List<String> districts,
      List<String> keywords,
      List<String> questions,
      List<UnitContact> units) {}

  @GetMapping("/api/watch/spikes/{id}/script-start")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER, Role.LEADER},
      hotline = true)
  ScriptStart start(@PathVariable String id) {
    Spike spike = insight.findSpike(id).orElseThrow(() -> Problems.notFound("spike"));
    var subject = material.subject(spike);
    var clerks = identity.listByRole(Role.CLERK);
    return new ScriptStart(
        subject.topic().name(),
        subject.topic().nameEn(),
        subject.category(),
        subject.districts(),
        keywords(subject),
        material.listAppeals(spike).questions(),
        material.listUnits(spike, subject).stream().map(unit -> contact(unit, clerks)).toList());
  }

  /// What its categories are called: callers' words find a script by them. The title is none.
  private List<String> keywords(SpikeMaterial.Subject subject) {
    return city.categories().list().stream()
        .filter(it -> subject.categories().stream().anyMatch(it.code()::startsWith))
        .map(Category::name)
        .filter(name -> name.length() <= LONGEST_KEYWORD && !name.equals(subject.topic().name()))
        .distinct()
        .limit(MOST_KEYWORDS)
        .toList();
  }

  private static UnitContact contact(String unit, List<Staff> clerks) {
    return new UnitContact(
        unit,
        clerks.stream()
            .filter(it -> unit.equals(it.unit()))
            .map(it -> new Contact(it.id(), it.extension()))
            .toList());
  }
}
