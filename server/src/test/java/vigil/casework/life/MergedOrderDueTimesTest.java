package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.casework.Deadline;
import vigil.casework.DueTimeExplanation;
import vigil.casework.DueTimeExplanation.Kind;
import vigil.casework.Order;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What a merged order brought with it moves with the calendar too (rules 3.6, 4.10).
class MergedOrderDueTimesTest extends RecountedLives {
  @Test
  void aMergedOrderThatIsGoneLeavesTheDueTimeItBrought() {
    Order child = dispatched("child", Urgency.URGENT);
    Order parent = dispatched("parent", Urgency.NORMAL);
    parent = keep(new OrderLife(parent, town.known(), Fixture.DISPATCHER).absorb(child, MONDAY));
    lives.remove("child");
    Order counted = recount(parent, Fixture.LIMITS.workingDays()).order();
    assertEquals(parent.dues().citizen(), counted.dues().citizen());
  }

  /// Friday, 1 April 2022: only the notice knows that the Saturday before Qingming is a workday.
  @Test
  void whatAMergedOrderBroughtIsCountedAgainWithIt() {
    Instant friday = Instant.parse("2022-04-01T02:00:00Z");
    Order child = registered("child", AppealType.CONSULTATION, friday);
    Order parent = registered("parent", AppealType.HELP, friday);
    parent = keep(new OrderLife(parent, town.known(), Fixture.DISPATCHER).absorb(child, friday));
    assertEquals(Instant.parse("2022-04-02T16:00:00Z"), parent.dues().citizen());
    Order unnoticed = recount(parent, Fixture.UNNOTICED).order();
    assertEquals(Instant.parse("2022-04-06T16:00:00Z"), unnoticed.dues().citizen());
  }

  @Test
  void aMergedOrderShortensTheOneThatTakesItIn() {
    Order child = dispatched("child", Urgency.URGENT);
    Order parent = dispatched("parent", Urgency.NORMAL);
    Instant own = parent.dues().citizen();
    parent = keep(new OrderLife(parent, town.known(), Fixture.DISPATCHER).absorb(child, MONDAY));
    for (DueTimeExplanation told :
        List.of(
            story(parent, Deadline.CITIZEN, null),
            story(parent, Deadline.HANDLE, Fixture.lead(parent)))) {
      assertEquals(List.of(Kind.COUNTED, Kind.SHORTENED), kinds(told));
      assertEquals("child", told.chapters().getLast().by());
      assertTrue(told.due().isBefore(own));
    }
  }
}
