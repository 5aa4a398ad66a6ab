package vigil.insight.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vigil.city.PolicyTable;
import vigil.city.files.PolicyCity;
import vigil.insight.Topic;
import vigil.insight.spike.Series;

class TopicsTest {
  /// A page names a topic without its number.
  @Test
  void noTwoTopicsHaveOneName() {
    var all = new Topics(PolicyCity.shipped()).list();
    assertEquals(List.of(), namesOfMany(all, Topic::name));
    assertEquals(List.of(), namesOfMany(all, Topic::nameEn));
  }

  private static List<String> namesOfMany(Collection<Topic> topics, Function<Topic, String> name) {
    return topics.stream()
        .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(it -> it.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void anotherEditionOfTheCategoriesMakesTheTopicsAnew() {
    PolicyCity city = PolicyCity.shipped();
    var topics = new Topics(city);
    assertFalse(topics.contains("0199"));
    city.replaceWith(
        city.with(
            Map.of(
                "categories.csv",
                city.shipped(PolicyTable.CATEGORIES) + "0199,方舱,Makeshift hospitals,01\n",
                "dispatch.csv",
                city.shipped(PolicyTable.DISPATCH) + "0199,*,wjw,,,试行办法,2022-04\n")));
    assertTrue(topics.contains("0199"));
    assertEquals("方舱", topics.get("0199").name());
    assertEquals(List.of("0199"), topics.listForCategory("0199"));
  }

  @Test
  void whatTheNightSensesByIsReadAnewWhenAnotherEditionIsInForce() {
    PolicyCity city = PolicyCity.shipped();
    var topics = new Topics(city);
    var usual = new PolicyExpectation(city, topics);
    Instant noon = Instant.parse("2022-03-28T04:00:00Z");
    double before = usual.expected("metro", Series.CITY, noon);
    double threshold = usual.getSettings().threshold();
    city.replaceWith(
        city.with(
            Map.of(
                "topics.csv",
                city.shipped(PolicyTable.TOPICS) + "cabins,方舱,Makeshift hospitals,010103\n",
                "usual.csv",
                city.shipped(PolicyTable.USUAL).replaceFirst("(?m)^metro,\\d+", "metro,99999"),
                "sensing.csv",
                city.shipped(PolicyTable.SENSING).replace("fewest,8", "fewest,9"))));
    assertTrue(topics.contains("cabins"));
    assertTrue(usual.expected("metro", Series.CITY, noon) > before);
    assertEquals(9, usual.getSettings().fewest());
    assertTrue(usual.getSettings().threshold() > threshold, "one more topic, one more false alarm");
  }
}
