package vigil.identity.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.store.SqlStaff;

/// What colleagues are called, for screens that know their ids.
@RestController
class NamesController {
  /// One screen's people many times over.
  private static final int MOST_ASKED = 100;

  private final SqlStaff people;

  NamesController(SqlStaff people) {
    this.people = people;
  }

  record StaffName(String id, String name, String nameEn) {}

  /// @param id those asked for, up to 100; whoever is unknown is left out
  @Permit(staff = true)
  @GetMapping("/api/identity/names")
  List<StaffName> names(@RequestParam List<String> id) {
    return people.listByIds(id.stream().distinct().limit(MOST_ASKED).toList()).stream()
        .map(staff -> new StaffName(staff.id(), staff.name(), staff.nameEn()))
        .toList();
  }
}
