package vigil.casework.batch.steps;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.OrderAccess;
import vigil.casework.batch.BatchSource;
import vigil.casework.batch.store.SqlBatches;
import vigil.identity.Staff;
import vigil.kernel.Page;

/// Lists the orders of a batch through the door, so that people reach by a batch only what they see
/// in their lists.
@Component
class BatchSelection {
  /// Orders of one batch: more is a second decision.
  static final int MOST = 20_000;

  private static final int PAGE = Page.LARGEST;

  private final Casework casework;
  private final SqlBatches store;
  private final OrderAccess access;

  BatchSelection(Casework casework, SqlBatches store, OrderAccess access) {
    this.casework = casework;
    this.store = store;
    this.access = access;
  }

  Page<SqlBatches.OrderVersion> page(BatchSource source, @Nullable String readTo, Staff by) {
    return source.cluster() == null ? listed(source, readTo, by) : cluster(source, readTo, by);
  }

  /// Clusters are counted up: whoever names one takes of it what they see, and is told of no other.
  private Page<SqlBatches.OrderVersion> cluster(
      BatchSource source, @Nullable String readTo, Staff by) {
    long after = readTo == null ? 0 : Long.parseLong(readTo);
    long cluster = Long.parseLong(Objects.requireNonNull(source.cluster()));
    var until = Objects.requireNonNull(source.criteria().registered().to());
    var state = source.criteria().state();
    var found = store.listCluster(cluster, state == null ? null : state.name(), until, after, PAGE);
    var orders = found.stream().map(SqlBatches.ClusterMember::order).toList();
    var seen = access.listShown(orders.stream().map(SqlBatches.OrderVersion::id).toList(), by);
    return new Page<>(
        orders.stream().filter(order -> seen.contains(order.id())).toList(),
        found.size() < PAGE ? null : Long.toString(found.getLast().no()));
  }

  private Page<SqlBatches.OrderVersion> listed(
      BatchSource source, @Nullable String readTo, Staff by) {
    var page = casework.list(source.query(readTo, PAGE), by);
    return new Page<>(
        page.items().stream()
            .map(row -> new SqlBatches.OrderVersion(row.id(), row.standing().version()))
            .toList(),
        page.next());
  }
}
