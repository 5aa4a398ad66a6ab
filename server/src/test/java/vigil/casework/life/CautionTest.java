package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.casework.Caution;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.city.AppealType;

/// What a dispatcher minds before an order goes to a unit (rules 9.2 and 9.4).
class CautionTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private static final List<String> TELLERS = List.of("王小明", "13812345678", "Ming@example.cn", "李");

  private final Fixture town = new Fixture();

  private Order order(AppealType type, boolean anonymous, boolean confidential) {
    return town.registered(DraftBuilder.of(type).hidden(anonymous, confidential).draft(), MONDAY);
  }

  private static List<Caution> of(Order order, String words) {
    return Caution.list(order, List.of("噪声", words), TELLERS);
  }

  @Test
  void whoMayBeKnownAndAccusesNobodyNeedsNoCaution() {
    assertEquals(List.of(), of(order(AppealType.HELP, false, false), "我是王小明"));
  }

  @Test
  void aHiddenCallerIsSaidAndSoIsEachWordThatTellsWhoItIs() {
    Order anonymous = order(AppealType.HELP, true, false);
    Order confidential = order(AppealType.HELP, false, true);
    var hidden = List.of(Caution.CALLER_HIDDEN);
    var named = List.of(Caution.CALLER_HIDDEN, Caution.CALLER_IN_WORDS);
    for (Order one : List.of(anonymous, confidential)) {
      assertEquals(hidden, of(one, "每晚施工，李家弄口"), "one character is nobody's name");
      assertEquals(named, of(one, "王小明说每晚施工"));
      assertEquals(named, of(one, "请打 138-1234 5678"));
      assertEquals(named, of(one, "写信到 ming@Example.cn"));
    }
  }

  @Test
  void whatNobodySaidOfTheAccusedIsOwedUntilItIsOver() {
    Order order = order(AppealType.COMPLAINT, false, false);
    assertEquals(List.of(Caution.ACCUSED_NOT_NAMED), of(order, "每晚施工"));
    Order over = town.after(order, Fixture.AGENT, new Step.Withdraw("不投诉了"), MONDAY);
    assertEquals(List.of(), of(over, "每晚施工"));
  }
}
