package vigil.knowledge.life;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vigil.casework.Consultations.AskedCategory;
import vigil.knowledge.CategoryCoverage;

/// Which leaves of the categories have an answer: those without one first, the most asked of them
/// before the rest. Cost: the levels of each leaf.
public final class CoverageRules {
  /// A level of a category's code is two digits.
  private static final int CODE_STEP = 2;

  private CoverageRules() {}

  /// The coverage of each leaf.
  ///
  /// @param leaves codes
  /// @param scripts how many are published, by the category that they say
  public static List<CategoryCoverage> of(
      Collection<String> leaves, Map<String, Integer> scripts, Collection<AskedCategory> asked) {
    Map<String, AskedCategory> byCode =
        asked.stream().collect(Collectors.toMap(AskedCategory::category, Function.identity()));
    return leaves.stream()
        .map(leaf -> {
          var its = byCode.getOrDefault(leaf, new AskedCategory(leaf, 0, 0));
          return new CategoryCoverage(
              leaf, answering(leaf, scripts), its.asked(), its.answeredAtOnce());
        })
        .sorted(
            Comparator.comparing((CategoryCoverage one) -> one.scripts() > 0)
                .thenComparingInt(one -> -one.asked())
                .thenComparing(CategoryCoverage::category))
        .toList();
  }

  private static int answering(String leaf, Map<String, Integer> scripts) {
    int sum = 0;
    for (int end = leaf.length(); end > 0; end -= CODE_STEP) {
      sum += scripts.getOrDefault(leaf.substring(0, end), 0);
    }
    return sum;
  }
}
