package vigil.insight.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.city.Category;
import vigil.city.City;
import vigil.insight.Topic;
import vigil.kernel.Csv;

/// Every topic that is counted: the second-level categories, and those watched by name.
@Component
public class Topics {
  /// A second-level category's code.
  private static final int SECOND_LEVEL = 4;

  private final Map<String, Topic> byId = new LinkedHashMap<>();

  Topics(City city, @Value("${vigil.policy:}") String folder) {
    for (Csv.Row row : Csv.policy(folder, "topics.csv")) {
      var codes = List.of(row.text("categories").split(" "));
      add(new Topic(row.text("id"), row.text("name"), row.text("nameEn"), codes, true));
    }
    for (Category category : city.categories().all()) {
      if (category.code().length() == SECOND_LEVEL) {
        String code = category.code();
        add(new Topic(code, category.name(), category.nameEn(), List.of(code), false));
      }
    }
  }

  private void add(Topic topic) {
    if (byId.put(topic.id(), topic) != null) {
      throw new IllegalArgumentException("topics.csv: " + topic.id() + " stands there twice");
    }
  }

  public List<Topic> all() {
    return List.copyOf(byId.values());
  }

  /// The topic, or one that only carries the id where the policy no longer knows it.
  public Topic get(String id) {
    var found = byId.get(id);
    return found == null ? new Topic(id, id, id, List.of(id), false) : found;
  }

  public boolean knows(String id) {
    return byId.containsKey(id);
  }

  /// What an order of this category counts for: the named topics that hold it, and its second
  /// level.
  public List<String> of(String category) {
    var topics = new ArrayList<String>();
    byId.values().stream().filter(t -> t.holds(category)).map(Topic::id).forEach(topics::add);
    return topics;
  }
}
