package vigil.insight;

import java.util.List;

/// What calls are about, as far as it is counted: a second-level category, or a topic watched by
/// name.
///
/// @param categories codes; a topic holds everything filed at or below them
/// @param isNamed by `policy/topics.csv`
public record Topic(
    String id, String name, String nameEn, List<String> categories, boolean isNamed) {
  private static final String CALL = "calls";

  /// Every call that comes, whatever becomes of it: known before a word is written.
  public static final Topic CALLS = new Topic(CALL, "来电", "Calls", List.of(CALL), true);

  /// Callers who gave up in the queue.
  public static final Topic CALLS_ABANDONED =
      new Topic("calls-abandoned", "排队中放弃的来电", "Calls given up in the queue", List.of(CALL), true);

  public Topic {
    categories = List.copyOf(categories);
  }

  /// Whether it counts calls and not orders.
  public boolean countsCalls() {
    return categories.contains(CALL);
  }

  public boolean contains(String category) {
    return categories.stream().anyMatch(category::startsWith);
  }

  /// Whether one order could count for both.
  public boolean overlaps(Topic other) {
    return categories.stream().anyMatch(other::contains)
        || other.categories.stream().anyMatch(this::contains);
  }
}
