package vigil.insight.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Categories;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.Policy;
import vigil.city.PolicyTable;
import vigil.insight.Topic;
import vigil.kernel.Csv;

/// Every topic that is counted: the second-level categories, and those watched by name.
@Component
public class Topics {
  /// A second-level category's code.
  private static final int SECOND_LEVEL = 4;

  private final City city;
  private volatile TopicIndex known;

  /// @param version of the policy of which they were made: another one makes them anew
  private record TopicIndex(String version, Map<String, Topic> byId) {}

  public Topics(City city) {
    this.city = city;
    known = made(city.policy(), city.categories());
  }

  private static TopicIndex made(Policy policy, Categories categories) {
    Map<String, Topic> byId = new LinkedHashMap<>();
    for (Csv.Row row : policy.rows(PolicyTable.TOPICS)) {
      var codes = List.of(row.text("categories").split(" "));
      add(byId, new Topic(row.text("id"), row.text("name"), row.text("nameEn"), codes, true));
    }
    for (Category category : categories.list()) {
      if (category.code().length() == SECOND_LEVEL) {
        String code = category.code();
        add(byId, new Topic(code, category.name(), category.nameEn(), List.of(code), false));
      }
    }
    return new TopicIndex(policy.version(), byId);
  }

  private static void add(Map<String, Topic> byId, Topic topic) {
    if (byId.put(topic.id(), topic) != null) {
      throw new IllegalArgumentException("topics.csv: " + topic.id() + " stands there twice");
    }
  }

  private Map<String, Topic> byId() {
    Policy policy = city.policy();
    TopicIndex last = known;
    if (!last.version().equals(policy.version())) {
      last = made(policy, city.categories());
      known = last;
    }
    return last.byId();
  }

  public List<Topic> list() {
    return List.copyOf(byId().values());
  }

  /// The topic, or one that only carries the id where the policy no longer knows it.
  public Topic get(String id) {
    if (id.equals(Topic.CALLS.id())) {
      return Topic.CALLS;
    }
    if (id.equals(Topic.CALLS_ABANDONED.id())) {
      return Topic.CALLS_ABANDONED;
    }
    var found = byId().get(id);
    return found == null ? new Topic(id, id, id, List.of(id), false) : found;
  }

  public boolean contains(String id) {
    return byId().containsKey(id);
  }

  /// What an order of this category counts for: the named topics that hold it, and its second
  /// level.
  public List<String> listForCategory(String category) {
    var topics = new ArrayList<String>();
    byId().values().stream().filter(t -> t.contains(category)).map(Topic::id).forEach(topics::add);
    return topics;
  }
}
