package vigil.insight.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.city.PolicyTable;
import vigil.city.files.PolicyCity;

class TopicsTest {
  @Test
  void anotherEditionOfTheCategoriesMakesTheTopicsAnew() {
    PolicyCity city = PolicyCity.shipped();
    var topics = new Topics(city, "");
    assertFalse(topics.knows("0199"));
    city.become(
        city.with(
            Map.of(
                "categories.csv",
                city.shipped(PolicyTable.CATEGORIES) + "0199,方舱,Makeshift hospitals,01\n",
                "dispatch.csv",
                city.shipped(PolicyTable.DISPATCH) + "0199,*,wjw,,,试行办法,2022-04\n")));
    assertTrue(topics.knows("0199"));
    assertEquals("方舱", topics.get("0199").name());
    assertEquals(List.of("0199"), topics.of("0199"));
  }
}
