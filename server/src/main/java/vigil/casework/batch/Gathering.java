package vigil.casework.batch;

import java.util.Objects;
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
  private final SqlBatches store;

  Gathering(Casework casework, SqlBatches store) {
    this.casework = casework;
    this.store = store;
  }

  Page<SqlBatches.Seen> page(Source source, @Nullable String readTo, Staff by) {
    return source.cluster() == null ? listed(source, readTo, by) : cluster(source, readTo);
  }

  /// What somebody may not see of a cluster is refused to her step by step.
  private Page<SqlBatches.Seen> cluster(Source source, @Nullable String readTo) {
    long after = readTo == null ? 0 : Long.parseLong(readTo);
    long cluster = Long.parseLong(Objects.requireNonNull(source.cluster()));
    var until = Objects.requireNonNull(source.to());
    String state = source.state() == null ? null : source.state().name();
    var found = store.cluster(cluster, state, until, after, PAGE);
    return new Page<>(
        found.stream().map(SqlBatches.Placed::order).toList(),
        found.size() < PAGE ? null : Long.toString(found.getLast().no()));
  }

  private Page<SqlBatches.Seen> listed(Source source, @Nullable String readTo, Staff by) {
    var page = casework.list(source.query(readTo, PAGE), by);
    return new Page<>(
        page.items().stream().map(row -> new SqlBatches.Seen(row.id(), row.version())).toList(),
        page.next());
  }
}
