package vigil.knowledge.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vigil.casework.Consultations.AskedCategory;
import vigil.knowledge.CategoryCoverage;

class CoverageRulesTest {
  @Test
  void whatIsAskedMostWithoutAScriptStandsFirst() {
    var covered =
        CoverageRules.of(
            List.of("0101", "0102", "0201", "0202"),
            Map.of("01", 1, "0102", 2),
            List.of(new AskedCategory("0202", 7, 1), new AskedCategory("0101", 90, 80)));
    assertEquals(
        List.of(
            new CategoryCoverage("0202", 0, 7, 1),
            new CategoryCoverage("0201", 0, 0, 0),
            new CategoryCoverage("0101", 1, 90, 80),
            new CategoryCoverage("0102", 3, 0, 0)),
        covered);
  }

  @Test
  void aTreeOfThousandsKeepsEachLeaf() {
    var leaves = IntStream.range(0, 2_500).mapToObj("%08d"::formatted).toList();
    assertEquals(2_500, CoverageRules.of(leaves, Map.of("00", 1), List.of()).size());
  }
}
