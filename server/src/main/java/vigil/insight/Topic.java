package vigil.insight;

import java.util.List;

/// What calls are about, as far as it is counted: a second-level category, or a topic watched by
/// name.
///
/// @param categories codes; a topic holds everything filed at or below them
/// @param isNamed by `policy/topics.csv`
public record Topic(
    String id, String name, String nameEn, List<String> categories, boolean isNamed) {
  public Topic {
    categories = List.copyOf(categories);
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
