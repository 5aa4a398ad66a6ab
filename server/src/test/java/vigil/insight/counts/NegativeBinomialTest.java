package vigil.insight.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
