package vigil.city.steps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Edition;
import vigil.city.PolicyTable;
import vigil.city.files.PolicyCity;
import vigil.city.store.SqlEditions;
import vigil.identity.Staff;
import vigil.identity.StaffDirectory;

/// The texts that are in force over the policy's files.
@Component
class EditionTexts {
  /// Who works here is identity's to say once anything was approved on a page: rosters then name
  /// people whom the demo's file does not know.
  private static final String NOBODY_MISSED = "id,name,nameEn,roles,unit,extension\n";

  private final SqlEditions editions;
  private final StaffDirectory register;

  EditionTexts(SqlEditions editions, StaffDirectory register) {
    this.editions = editions;
    this.register = register;
  }

  Map<PolicyTable, Edition> inForce() {
    return editions.inForce();
  }

  /// By file, for the whole policy to be read with them.
  Map<String, String> files() {
    Map<String, String> texts = new HashMap<>();
    inForce().forEach((table, edition) -> texts.put(table.file(), edition.text().csv()));
    if (!texts.isEmpty()) {
      texts.put(PolicyTable.STAFF.file(), NOBODY_MISSED);
    }
    return texts;
  }

  /// The same with the people who work here, for a check: a roster names one of them, and their
  /// units exist.
  Map<String, String> filesWithStaff() {
    Map<String, String> texts = files();
    List<Staff> staff = register.list();
    if (!staff.isEmpty()) {
      texts.put(PolicyTable.STAFF.file(), StaffText.render(staff));
    }
    return texts;
  }

  /// A table's text in force, by what is stored: not by what this server has read so far.
  String inForce(PolicyTable table, PolicyCity city) {
    if (table == PolicyTable.STAFF) {
      return StaffText.render(register.list());
    }
    Edition newest = inForce().get(table);
    return newest == null ? city.shipped(table) : newest.text().csv();
  }
}
