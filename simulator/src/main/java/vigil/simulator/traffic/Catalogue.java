package vigil.simulator.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// The city's categories as the running system has them.
final class Catalogue {
  /// The deepest level of a category.
  record Leaf(String code, String name) {}

  /// The second level 健康码 of `policy/categories.csv`; its first leaf is the turning of codes.
  private static final String HEALTH_CODES = "0102";

  private final List<Leaf> leaves = new ArrayList<>();
  private final String healthCode;

  /// How often each leaf comes, summed up to it.
  private final double[] sums;

  /// @param weights how often a category comes; 0 where it is not named, all alike where none is
  Catalogue(TrafficApiClient server, Map<String, Double> weights) {
    for (JsonNode category : server.get("", "/api/city/categories")) {
      if (category.path("leaf").asBoolean()) {
        leaves.add(new Leaf(category.path("code").asString(), category.path("name").asString()));
      }
    }
    healthCode =
        leaves.stream()
            .map(Leaf::code)
            .filter(code -> code.startsWith(HEALTH_CODES))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("This city has no health-code category"));
    sums =
        leaves.stream()
            .mapToDouble(leaf -> weights.isEmpty() ? 1 : weights.getOrDefault(leaf.code(), 0.0))
            .toArray();
    Arrays.parallelPrefix(sums, Double::sum);
  }

  String healthCode() {
    return healthCode;
  }

  Leaf any(Random dice) {
    double drawn = dice.nextDouble() * sums[sums.length - 1];
    int found = Arrays.binarySearch(sums, drawn);
    return leaves.get(Math.min(found < 0 ? -found - 1 : found + 1, leaves.size() - 1));
  }
}
