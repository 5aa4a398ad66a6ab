package vigil.bench.sensing.city;

import java.util.ArrayList;
import java.util.List;

/// How large a drawn city is. Orders are of kinds, five to a category. A category is a topic; so is
/// each of its kinds but the first, watched by name. So an order counts for one topic or for two,
/// as an order of the hotline does.
///
/// @param ordersADay of all kinds together, in the mean
record CityShape(int categories, int districts, double ordersADay) {
  static final int KINDS_A_CATEGORY = 5;

  /// The city's own: 16 districts, 200 topics, as many orders as 23,000 calls a day bring.
  static final CityShape WHOLE = new CityShape(40, 16, 13_000);

  /// Kinds, and topics.
  int kinds() {
    return categories * KINDS_A_CATEGORY;
  }

  /// Series of the detector: each topic in each district, and in the whole city.
  int series() {
    return kinds() * (districts + 1);
  }

  static int category(int kind) {
    return kind / KINDS_A_CATEGORY;
  }

  /// The topic of a category, by one of its kinds.
  static int wholeTopic(int kind) {
    return category(kind) * KINDS_A_CATEGORY;
  }

  static boolean isWhole(int topic) {
    return topic % KINDS_A_CATEGORY == 0;
  }

  /// Whether an order of the kind counts for the topic.
  static boolean contains(int topic, int kind) {
    return topic == kind || topic == wholeTopic(kind);
  }

  /// Whether one order could count for both.
  static boolean overlaps(int topic, int other) {
    return topic == other
        || (category(topic) == category(other) && (isWhole(topic) || isWhole(other)));
  }

  static String topicName(int topic) {
    return "t" + topic;
  }

  static int topicOf(String name) {
    return Integer.parseInt(name, 1, name.length(), 10);
  }

  List<String> districtNames() {
    List<String> names = new ArrayList<>();
    for (int district = 0; district < districts; district++) {
      names.add("d" + district);
    }
    return names;
  }
}
