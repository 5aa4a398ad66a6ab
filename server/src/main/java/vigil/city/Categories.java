package vigil.city;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tree of categories, each level before those below it.
public final class Categories {
  private final Map<String, Category> byCode = new LinkedHashMap<>();

  public Categories(List<Category> categories) {
    categories.forEach(category -> byCode.put(category.code(), category));
  }

  public List<Category> all() {
    return List.copyOf(byCode.values());
  }

  public List<Category> leaves() {
    return byCode.values().stream().filter(Category::leaf).toList();
  }

  public Optional<Category> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /// Whether an order may carry it.
  public boolean isLeaf(String code) {
    return find(code).filter(Category::leaf).isPresent();
  }
}
