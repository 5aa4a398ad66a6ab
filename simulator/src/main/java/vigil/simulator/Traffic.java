package vigil.simulator;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.city.files.PolicyCity;
import vigil.simulator.replay.SpringTables;
import vigil.simulator.traffic.TrafficScenarios;

/// Traffic into a running system, through its doors: `--night`, `--fill N` or `--live X`; with
/// `--season spring-2022` citizens call about what they called about at the end of that spring.
public final class Traffic {
  private static final List<String> SCENES = List.of("--night", "--fill", "--live");

  private Traffic() {}

  public static void main(String[] words) throws Exception {
    Map<String, String> asked = read(words);
    String[] sip = asked.getOrDefault("--sip", "127.0.0.1:5060").split(":", 2);
    try {
      var scenes =
          new TrafficScenarios(
              URI.create(asked.getOrDefault("--url", "http://localhost:8080")),
              new InetSocketAddress(sip[0], Integer.parseInt(sip[1])),
              Path.of(asked.getOrDefault("--token", ".vigil/operator-token")),
              Long.parseLong(asked.getOrDefault("--seed", "7")),
              asked.containsKey("--season") ? lastWeights() : Map.of());
      if (asked.containsKey("--night")) {
        scenes.night(Integer.parseInt(asked.getOrDefault("--calls", "45")));
      } else if (asked.containsKey("--fill")) {
        scenes.fill(Integer.parseInt(asked.getOrDefault("--fill", "")));
      } else {
        scenes.live(Double.parseDouble(asked.getOrDefault("--live", "")));
      }
    } catch (NumberFormatException wrong) {
      System.err.println("vigil: a whole number is wanted (see ./vigil simulate --help)");
      System.exit(2);
    }
  }

  /// How often a category comes at the end of the spring: its pandemic's part and the other one.
  private static Map<String, Double> lastWeights() {
    var matters = SpringTables.read(PolicyCity.shipped(), 1).matters();
    var weights = new LinkedHashMap<String, Double>();
    for (boolean isPandemic : List.of(true, false)) {
      var those = matters.stream().filter(matter -> matter.isPandemic() == isPandemic).toList();
      double all = those.stream().mapToDouble(matter -> matter.weights().last()).sum();
      those.forEach(matter -> weights.put(matter.category(), matter.weights().last() / all / 2));
    }
    return weights;
  }

  /// Words that begin with `--` take the next word as their value unless that is another one.
  private static Map<String, String> read(String[] words) {
    var asked = new LinkedHashMap<String, String>();
    for (int i = 0; i < words.length; i++) {
      boolean hasValue = i + 1 < words.length && !words[i + 1].startsWith("--");
      asked.put(words[i], hasValue ? words[i + 1] : "");
      i += hasValue ? 1 : 0;
    }
    if (asked.keySet().stream().noneMatch(SCENES::contains)) {
      System.err.println("vigil: say one of " + SCENES + " (see ./vigil simulate --help)");
      System.exit(2);
    }
    return asked;
  }
}
