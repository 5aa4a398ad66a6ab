package vigil.knowledge.steps;

import org.jspecify.annotations.Nullable;
import vigil.city.City;
import vigil.city.Policy;
import vigil.city.PolicyTable;
import vigil.knowledge.search.ScriptIndex;
import vigil.knowledge.search.SearchSettings;
import vigil.knowledge.search.SearchWords;

/// How the city has answers searched, read once for each version of its policy: whatever is
/// approved holds at the next key.
final class SearchPolicy {
  private final City city;
  private volatile @Nullable Versioned last;

  private record Versioned(String version, ScriptIndex.Policy policy) {}

  SearchPolicy(City city) {
    this.city = city;
  }

  ScriptIndex.Policy get() {
    Policy table = city.policy();
    Versioned known = last;
    if (known == null || !known.version.equals(table.version())) {
      known =
          new Versioned(
              table.version(),
              new ScriptIndex.Policy(
                  SearchWords.of(table.rows(PolicyTable.SYNONYMS)),
                  SearchSettings.of(table.rows(PolicyTable.SEARCH))));
      last = known;
    }
    return known.policy;
  }
}
