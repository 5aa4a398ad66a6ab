package vigil.media.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Golden values of ITU-T G.107 and G.113.
class EModelTest {
  /// G.107, Annex B, Table B.1 gives two decimals, in one row rounded up.
  private static final double TABLE = 0.01;

  @Test
  void ratingsAreScoresAsInTableB1() {
    assertEquals(4.34, EModel.mos(90), TABLE);
    assertEquals(4.03, EModel.mos(80), TABLE);
    assertEquals(3.60, EModel.mos(70), TABLE);
    assertEquals(3.10, EModel.mos(60), TABLE);
    assertEquals(2.58, EModel.mos(50), TABLE);
  }

  /// G.107, 7.7: all values at their defaults.
  @Test
  void withNothingWrongTheRatingIsTheDefaultOne() {
    double best = EModel.rating(0, 0, EModel.CONCEALED);
    assertEquals(93.2, best, 1e-9);
    assertEquals(4.41, EModel.mos(best), 0.005);
  }

  /// G.107, Annex B: the ends.
  @Test
  void noScoreIsBelowOneOrAboveFourAndAHalf() {
    assertEquals(1, EModel.mos(-20));
    assertEquals(1, EModel.mos(0));
    assertEquals(1, EModel.mos(3));
    assertEquals(4.5, EModel.mos(100));
    assertEquals(4.5, EModel.mos(110));
  }

  /// G.107, equation 7-29 with Bpl of G.113, Appendix I: 25.1 with concealment, 4.3 without.
  @Test
  void lossCostsLessWhereItIsMadeUpFor() {
    assertEquals(0, EModel.lossImpairment(0, EModel.CONCEALED));
    assertEquals(95 / 26.1, EModel.lossImpairment(1, EModel.CONCEALED), 1e-9);
    assertEquals(95 / 5.3, EModel.lossImpairment(1, EModel.NOT_CONCEALED), 1e-9);
    assertEquals(47.5, EModel.lossImpairment(25.1, EModel.CONCEALED), 1e-9);
    assertEquals(47.5, EModel.lossImpairment(4.3, EModel.NOT_CONCEALED), 1e-9);
  }

  /// G.107, equation 7-27: nothing up to 100 ms, next to nothing at 150, "many dissatisfied" (R
  /// below 70) at 400.
  @Test
  void delayIsMindedFromAHundredMillisecondsOn() {
    assertEquals(0, EModel.delayImpairment(100));
    assertEquals(0.16, EModel.delayImpairment(150), 0.01);
    assertEquals(24.08, EModel.delayImpairment(400), 0.02);
    assertTrue(EModel.rating(400, 0, EModel.CONCEALED) < 70);
    assertTrue(EModel.rating(390, 0, EModel.CONCEALED) > 69);
  }
}
