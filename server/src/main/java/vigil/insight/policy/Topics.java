package vigil.insight.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.city.Categories;
import vigil.city.Category;
import vigil.city.City;
import vigil.insight.Topic;
import vigil.kernel.Csv;

/// Every topic that is counted: the second-level categories, and those watched by name.
@Component
public class Topics {
  /// A second-level category's code.
  private static final int SECOND_LEVEL = 4;

  private final City city;
  private final List<Topic> named = new ArrayList<>();
  private volatile Known known;

  /// @param categories of which they were made: another edition makes them anew
  private record Known(Categories categories, Map<String, Topic> byId) {}

  Topics(City city, @Value("${vigil.policy:}") String folder) {
    this.city = city;
    for (Csv.Row row : Csv.policy(folder, "topics.csv")) {
      var codes = List.of(row.text("categories").split(" "));
      named.add(new Topic(row.text("id"), row.text("name"), row.text("nameEn"), codes, true));
    }
    known = made(city.categories());
  }

  private Known made(Categories categories) {
    Map<String, Topic> byId = new LinkedHashMap<>();
    named.forEach(topic -> add(byId, topic));
    for (Category category : categories.all()) {
      if (category.code().length() == SECOND_LEVEL) {
        String code = category.code();
        add(byId, new Topic(code, category.name(), category.nameEn(), List.of(code), false));
      }
    }
    return new Known(categories, byId);
  }

  private static void add(Map<String, Topic> byId, Topic topic) {
    if (byId.put(topic.id(), topic) != null) {
      throw new IllegalArgumentException("topics.csv: " + topic.id() + " stands there twice");
    }
  }

  private Map<String, Topic> byId() {
    Categories now = city.categories();
    Known last = known;
    if (last.categories() != now) {
      last = made(now);
      known = last;
    }
    return last.byId();
  }

  public List<Topic> all() {
    return List.copyOf(byId().values());
  }

  /// The topic, or one that only carries the id where the policy no longer knows it.
  public Topic get(String id) {
    var found = byId().get(id);
    return found == null ? new Topic(id, id, id, List.of(id), false) : found;
  }

  public boolean knows(String id) {
    return byId().containsKey(id);
  }

  /// What an order of this category counts for: the named topics that hold it, and its second
  /// level.
  public List<String> of(String category) {
    var topics = new ArrayList<String>();
    byId().values().stream().filter(t -> t.holds(category)).map(Topic::id).forEach(topics::add);
    return topics;
  }
}
