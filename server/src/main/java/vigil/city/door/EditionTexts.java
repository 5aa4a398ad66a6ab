package vigil.city.door;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Edition;
import vigil.city.PolicyTable;
import vigil.city.store.SqlEditions;

/// The texts that are in force over the policy's files.
@Component
class EditionTexts {
  static final String STAFF = "staff.csv";

  /// Who works here is identity's to say once anything was approved on a page: rosters then name
  /// people whom the demo's file does not know.
  private static final String NOBODY_MISSED = "id,name,nameEn,roles,unit,extension\n";

  private final SqlEditions editions;

  EditionTexts(SqlEditions editions) {
    this.editions = editions;
  }

  Map<PolicyTable, Edition> inForce() {
    return editions.inForce();
  }

  /// By file, for the whole policy to be read with them.
  Map<String, String> files() {
    Map<String, String> texts = new HashMap<>();
    inForce().forEach((table, edition) -> texts.put(table.file(), edition.csv()));
    if (!texts.isEmpty()) {
      texts.put(STAFF, NOBODY_MISSED);
    }
    return texts;
  }
}
