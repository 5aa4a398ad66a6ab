package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;
import vigil.watch.life.AlarmPhase.State;

class AlarmPhaseTest {
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:00:00Z");
  private static final Duration LASTS = Duration.ofMinutes(1);
  private static final Duration ENDS = Duration.ofMinutes(5);
  private static final AlarmRule RULE =
      new AlarmRule(AlarmKind.QUEUE, AlarmLevel.WAKE, 30, 15, LASTS, ENDS);
  private static final int SEEDS = 500;
  private static final int LOOK_SECONDS = 5;

  private static AlarmPhase after(AlarmPhase phase, double reading, int seconds) {
    return phase.observe(RULE, reading, NIGHT.plusSeconds(seconds));
  }

  @Test
  void whatHoldsForLongEnoughIsRaised() {
    var rising = after(AlarmPhase.quiet(), 30, 0);
    assertEquals(State.RISING, rising.state());
    assertFalse(after(rising, 40, 59).isOpen());
    var open = after(rising, 40, 60);
    assertTrue(open.isOpen());
    assertEquals(40, open.worst());
    assertEquals(State.QUIET, after(rising, 15, 30).state(), "it was over before");
    assertEquals(State.QUIET, after(AlarmPhase.quiet(), 29.9, 0).state());
  }

  @Test
  void betweenTheThresholdsItStaysAsItIs() {
    var rising = after(AlarmPhase.quiet(), 31, 0);
    assertTrue(after(after(rising, 16, 30), 16, 60).isOpen());
    var open = AlarmPhase.open(NIGHT, 31);
    assertEquals(State.OPEN, after(open, 16, 3600).state());
  }

  @Test
  void itEndsWhenItWasOverForLongEnough() {
    var falling = after(AlarmPhase.open(NIGHT, 50), 15, 0);
    assertTrue(falling.isOpen());
    assertTrue(after(falling, 0, 299).isOpen());
    assertEquals(State.OPEN, after(falling, 16, 299).state(), "it was not over");
    assertFalse(after(falling, 0, 300).isOpen());
  }

  @Test
  void aClockThatIsPutBackMakesNobodyWaitForTheOldTime() {
    var rising = after(AlarmPhase.quiet(), 30, 0);
    var back = after(rising, 30, -7200);
    assertFalse(back.isOpen());
    assertTrue(after(back, 30, -7200 + 60).isOpen());
  }

  @Test
  void aRuleEndsBelowWhatRaisesIt() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new AlarmRule(AlarmKind.QUEUE, AlarmLevel.WAKE, 30, 30, LASTS, ENDS));
  }

  /// Whatever jumps about the threshold faster than an alarm ends is one alarm: in each world
  /// somebody is woken once, however often it flapped.
  @Test
  void flappingWakesNobodyTwice() {
    for (int seed = 0; seed < SEEDS; seed++) {
      int raised = raisedIn(new Random(seed));
      assertTrue(raised <= 1, "seed " + seed + " wakes " + raised + " times");
    }
  }

  /// Two hours of bad and good spells in turn, the good ones shorter than an alarm takes to end.
  private static int raisedIn(Random dice) {
    var phase = AlarmPhase.quiet();
    int raised = 0;
    int spellEnds = 0;
    boolean isBad = false;
    for (int second = 0; second < 7200; second += LOOK_SECONDS) {
      if (second >= spellEnds) {
        isBad = !isBad;
        int most = isBad ? 400 : (int) ENDS.toSeconds() - LOOK_SECONDS;
        spellEnds = second + LOOK_SECONDS + dice.nextInt(most - LOOK_SECONDS);
      }
      double reading = isBad ? 16 + dice.nextInt(60) : dice.nextInt(40);
      var next = after(phase, reading, second);
      raised += next.isOpen() && !phase.isOpen() ? 1 : 0;
      phase = next;
    }
    return raised;
  }

  /// A quiet night with single bad looks wakes nobody at all.
  @Test
  void aSingleBadLookWakesNobody() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var dice = new Random(seed);
      var phase = AlarmPhase.quiet();
      boolean wasBad = false;
      for (int second = 0; second < 7200; second += LOOK_SECONDS) {
        wasBad = !wasBad && dice.nextInt(3) == 0;
        phase = after(phase, wasBad ? 90 : dice.nextInt(15), second);
        assertFalse(phase.isOpen(), "seed " + seed);
      }
    }
  }

  @Test
  void quietHoursGoOverMidnight() {
    var quiet = new QuietHours(22, 7);
    assertTrue(quiet.isQuiet(NIGHT), "two in the morning in Shanghai");
    assertTrue(quiet.isQuiet(Instant.parse("2022-04-17T14:00:00Z")), "22:00");
    assertFalse(quiet.isQuiet(Instant.parse("2022-04-17T13:59:59Z")));
    assertFalse(quiet.isQuiet(Instant.parse("2022-04-17T23:00:00Z")), "07:00");
    assertTrue(quiet.isQuiet(Instant.parse("2022-04-17T22:59:59Z")));
    assertFalse(new QuietHours(5, 5).isQuiet(NIGHT), "none");
    assertTrue(new QuietHours(1, 6).isQuiet(NIGHT));
  }
}
