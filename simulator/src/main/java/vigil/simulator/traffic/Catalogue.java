package vigil.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
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

  Catalogue(TrafficApiClient server) {
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
  }

  String healthCode() {
    return healthCode;
  }

  Leaf any(Random dice) {
    return leaves.get(dice.nextInt(leaves.size()));
  }
}
