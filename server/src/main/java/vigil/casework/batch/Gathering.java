package vigil.casework.batch;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.identity.Staff;
import vigil.kernel.Page;

/// Lists the orders of a batch through the door, so that a person reaches by a batch only what she
/// sees in her lists.
@Component
class Gathering {
  /// Orders of one batch: more is a second decision.
  static final int MOST = 20_000;

  private static final int PAGE = Page.LARGEST;

  private final Casework casework;

  Gathering(Casework casework) {
    this.casework = casework;
  }

  Page<SqlBatches.Seen> page(Source source, @Nullable String readTo, Staff by) {
    var page = casework.list(source.query(readTo, PAGE), by);
    return new Page<>(
        page.items().stream().map(row -> new SqlBatches.Seen(row.id(), row.version())).toList(),
        page.next());
  }
}
