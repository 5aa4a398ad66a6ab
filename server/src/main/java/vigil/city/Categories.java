package vigil.city;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tree of categories, each level before those below it.
public final class Categories {
  private final Map<String, Category> byCode = new LinkedHashMap<>();

  private final Set<String> rapid;

  public Categories(List<Category> categories) {
    this(categories, Set.of());
  }

  /// @param rapid whose orders, and those below them, belong to the rapid-disposal lane
  public Categories(List<Category> categories, Set<String> rapid) {
    categories.forEach(category -> byCode.put(category.code(), category));
    this.rapid = Set.copyOf(rapid);
  }

  public List<Category> list() {
    return List.copyOf(byCode.values());
  }

  public List<Category> leaves() {
    return byCode.values().stream().filter(Category::leaf).toList();
  }

  public Optional<Category> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /// Whether an urgent order of this category belongs to the rapid-disposal lane.
  public boolean isRapid(String code) {
    return rapid.stream().anyMatch(code::startsWith);
  }

  /// The categories of the rapid-disposal lane, each with all below it.
  public List<String> rapid() {
    return rapid.stream().sorted().toList();
  }

  /// Whether an order may carry it.
  public boolean isLeaf(String code) {
    return find(code).filter(Category::leaf).isPresent();
  }
}
