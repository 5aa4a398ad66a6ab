package vigil.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wave of calls by what became of them, and by what was written of those that got through: whom
/// they came from by district, and what they ask. All of it is counted in the same calls.
///
/// @param calls those of the wave; of callers who gave up, whoever called meanwhile
/// @param written calls of which an order is written
/// @param orders of these calls; one call may bring several
/// @param districts add up to the orders
/// @param categories add up to the orders, the most frequent first
/// @param matter what most of the orders are about; null where no topic has half of them
public record WaveCalls(
    int calls,
    Ends ends,
    int written,
    int orders,
    List<DistrictCount> districts,
    List<CategoryCount> categories,
    @Nullable Matter matter) {
  /// Of fewer orders nobody says what the wave is about.
  public static final int FEWEST = 3;

  /// What became of the calls; the parts are the whole.
  ///
  /// @param waiting in the queue
  /// @param before over, or still there, before any queue: refused, hung up in the greeting
  public record Ends(int answered, int gaveUp, int waiting, int before) {
    public int sum() {
      return answered + gaveUp + waiting + before;
    }
  }

  /// Orders of a category.
  ///
  /// @param category a code; [DistrictCount#NOWHERE] where nobody chose one
  public record CategoryCount(String category, int count) {}

  /// The topic that at least half of the orders count for.
  public record Matter(Topic topic, int count) {}

  public WaveCalls {
    districts = List.copyOf(districts);
    categories = List.copyOf(categories);
    requireParts(calls, ends.sum());
    requireParts(orders, districts.stream().mapToInt(DistrictCount::count).sum());
    requireParts(orders, categories.stream().mapToInt(CategoryCount::count).sum());
  }

  private static void requireParts(int whole, int sum) {
    if (whole != sum) {
      throw new IllegalArgumentException("Parts of " + sum + " are no parts of " + whole);
    }
  }

  /// The districts that callers named, the most frequent first.
  public List<String> listDistricts() {
    return districts.stream()
        .filter(one -> one.count() > 0 && !one.district().equals(DistrictCount.NOWHERE))
        .sorted((a, b) -> b.count() - a.count())
        .map(DistrictCount::district)
        .toList();
  }

  /// The categories of the matter, or all where there is none; the most frequent first.
  public List<String> listCategories() {
    return categories.stream()
        .map(CategoryCount::category)
        .filter(code -> !code.equals(DistrictCount.NOWHERE))
        .filter(code -> matter == null || matter.topic().contains(code))
        .toList();
  }
}
