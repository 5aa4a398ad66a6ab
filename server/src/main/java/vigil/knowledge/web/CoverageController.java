package vigil.knowledge.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Consultations;
import vigil.city.Category;
import vigil.city.City;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.knowledge.CategoryCoverage;
import vigil.knowledge.life.CoverageRules;
import vigil.knowledge.store.SqlScripts;

/// What people ask about that no script answers.
@RestController
class CoverageController {
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  private final City city;
  private final SqlScripts scripts;
  private final Consultations consultations;
  private final InstantSource clock;

  CoverageController(
      City city, SqlScripts scripts, Consultations consultations, InstantSource clock) {
    this.city = city;
    this.scripts = scripts;
    this.consultations = consultations;
    this.clock = clock;
  }

  /// Leaves without a script first, the most asked before the rest.
  @GetMapping("/api/knowledge/coverage")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER},
      hotline = true)
  List<CategoryCoverage> coverage() {
    return CoverageRules.of(
        city.categories().leaves().stream().map(Category::code).toList(),
        scripts.countPublishedByCategory(),
        consultations.countSince(clock.instant().minus(LOOKED_BACK)));
  }
}
