package vigil.insight.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NegativeBinomialTest {
  @Test
  void logGammaIsThatOfTheTables() {
    assertEquals(Math.log(Math.sqrt(Math.PI)), NegativeBinomial.logGamma(0.5), 1e-11);
    assertEquals(Math.log(362_880), NegativeBinomial.logGamma(10), 1e-11);
  }

  @Test
  void aLittleDispersionIsNearlyPoissons() {
    double poisson = NegativeBinomial.logLikelihood(7, 5, 1) - Math.log(5_040);
    double nearly = NegativeBinomial.logLikelihood(7, 5, 1.001) - Math.log(5_040);
    assertEquals(poisson, nearly, 1e-2);
    assertEquals(7 * Math.log(5) - 5 - Math.log(5_040), poisson, 1e-12);
  }

  /// Against the sum of its terms.
  @Test
  void theTailIsThatOfTheTermsAndNeverLess() {
    for (double size : new double[] {0.05, 0.9, 3, 16}) {
      double chance = 0;
      for (int count = 12; count < 4_000; count++) {
        chance += likelihood(count, 4, size);
      }
      double told = Math.exp(NegativeBinomial.logTail(12, 4, size));
      assertTrue(told >= chance * (1 - 1e-9) && told < chance * 4, told + " for " + chance);
    }
  }

  private static double likelihood(int count, double mean, double size) {
    double dispersion = 1 + mean / size;
    return Math.exp(
        NegativeBinomial.logLikelihood(count, mean, dispersion)
            - NegativeBinomial.logGamma(count + 1.0));
  }
}
