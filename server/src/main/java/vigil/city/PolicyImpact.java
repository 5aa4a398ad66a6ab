package vigil.city;

import java.time.Instant;
import java.util.List;

/// A port for rooms that keep what stands by the policy - orders, rosters, scripts: what would
/// become of it by another edition of a table. Asked for a preview, and again before an approval.
public interface PolicyImpact {
  /// The edition in question.
  ///
  /// @param current the city as it is
  /// @param proposed the city as it would be
  record ProposedChange(
      PolicyTable table, City current, City proposed, List<RowChange> changes, Instant at) {
    public ProposedChange {
      changes = List.copyOf(changes);
    }

    /// The first cell of the rows that would be gone.
    public List<String> removed() {
      return changes.stream()
          .filter(change -> change.kind() == RowChange.Kind.REMOVED)
          .map(change -> change.key().getFirst())
          .toList();
    }
  }

  List<Effect> listEffects(ProposedChange question);
}
