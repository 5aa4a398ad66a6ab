package vigil.kernel;

import java.util.List;

/// A reader whose tables are made of the ledger alone: emptied and read again from the first fact,
/// they come to the same bytes. It tells nothing and wakes nobody; who does that is a plain reader.
public interface Projection extends LedgerReader {
  /// The tables that it fills and nobody else writes to, in an order in which they can be emptied.
  List<String> tables();

  /// Tables that it makes anew with them, of what people's words are now: they find things and are
  /// of no moment, and so need not come to the same bytes.
  default List<String> indexes() {
    return List.of();
  }
}
