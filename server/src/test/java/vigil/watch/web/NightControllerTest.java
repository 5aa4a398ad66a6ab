package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigil.watch.Incident;

/// Which incident the night's page is about where nobody chose one.
class NightControllerTest {
  private static final Instant SEVEN = Instant.parse("2022-03-28T11:00:00Z");

  private static final Incident TEST_PAGE_ALARM =
      Incident.opened("alarm-1", named(Incident.ALARM + "TEST_PAGE"), SEVEN.plusSeconds(300));
  private static final Incident SPIKE = Incident.opened("spike-1", named("yellow-code"), SEVEN);

  // promise: docs/night.md «before an alarm of the line itself»
  @Test
  void whatCitizensCallAboutStandsBeforeANewerAlarmOfTheLine() {
    assertEquals(Optional.of(SPIKE), NightController.findFirst(List.of(TEST_PAGE_ALARM, SPIKE)));
  }

  @Test
  void anAlarmStandsFirstWhereNothingElseIsOpen() {
    assertEquals(Optional.of(TEST_PAGE_ALARM), NightController.findFirst(List.of(TEST_PAGE_ALARM)));
  }

  @Test
  void ofTwoSpikesTheNewerStandsFirst() {
    var newer = Incident.opened("spike-2", named("0102"), SEVEN.plusSeconds(60));
    assertEquals(Optional.of(newer), NightController.findFirst(List.of(newer, SPIKE)));
  }

  @Test
  void whatWaitsForTheMorningAndATestPageAreNotWhatTheNightIsAbout() {
    var waiting = Incident.waiting("spike-3", named("0103"), SEVEN);
    var test = Incident.opened("test-1", named(Incident.TEST), SEVEN);
    assertEquals(Optional.empty(), NightController.findFirst(List.of(test, waiting)));
  }

  private static Incident.TopicNames named(String topic) {
    return new Incident.TopicNames(topic, "", "");
  }
}
