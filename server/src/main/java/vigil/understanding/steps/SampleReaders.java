package vigil.understanding.steps;

import org.springframework.stereotype.Component;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.telephony.CallReaders;
import vigil.understanding.life.sheet.Sheet;
import vigil.understanding.store.SqlSheets;

/// Tells telephony who scores sampled recordings: reviewers and managers of the hotline, each call
/// but their own, until the note is written.
@Component
public class SampleReaders implements CallReaders {
  private final SqlSheets sheets;

  SampleReaders(SqlSheets sheets) {
    this.sheets = sheets;
  }

  /// Whether this person scores recordings at all.
  public static boolean isReader(Staff by) {
    return by.unit() == null && (by.hasRole(Role.REVIEWER) || by.hasRole(Role.MANAGER));
  }

  @Override
  public boolean mayScore(String call, Staff by) {
    return isReader(by) && sheets.find(call).filter(one -> isOpenTo(one, by)).isPresent();
  }

  private static boolean isOpenTo(Sheet sheet, Staff by) {
    boolean isWaiting =
        switch (sheet.state()) {
          case OPEN, HALF_READ, DIFFERING, SCORED, OBJECTED -> true;
          case COACHED, ACKNOWLEDGED, KEPT, WITHDRAWN -> false;
        };
    return isWaiting && !sheet.isOwn(by.id());
  }
}
