package vigil.insight.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OutbreakScoreTest {
  /// An outbreak of four days told on its second, then one of two days that nobody told, and one
  /// alarm about nothing among the rest.
  @Test
  void alarmsAreCountedBesideTheTruth() {
    int[] truth = new int[50];
    truth[12] = 3;
    truth[13] = 5;
    truth[15] = 1;
    truth[40] = 2;
    truth[41] = 2;
    boolean[] alarms = new boolean[40];
    alarms[3] = true;
    alarms[20] = true;
    OutbreakScore score = OutbreakScore.of(10, alarms, truth);
    assertEquals(34 / 35.0, score.specificity(), 1e-9);
    assertEquals(1 / 5.0, score.sensitivity(), 1e-9);
    assertEquals(1 / 2.0, score.found(), 1e-9);
    assertEquals((1 / 4.0 + 1) / 2, score.timeliness(), 1e-9);
  }
}
