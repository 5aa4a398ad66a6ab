package vigil.media.line;

/// How good a conversation sounds to people, by what the network does to it: the E-model of ITU-T
/// G.107 with its default values, for narrow-band telephony without echo.
///
/// R = 93.2 - Id - Ie,eff: of the delay impairments Idd alone counts (G.107, 7.4), for nothing here
/// echoes; Ie,eff is that of random loss (7.5). Cost: two logarithms and five powers.
final class EModel {
  /// R with every value at its default (G.107, 7.7).
  static final double BEST_RATING = 93.2;

  /// Packet loss robustness of G.711 with what is missing made up (G.113, Appendix I).
  static final double CONCEALED = 25.1;

  /// The same where what is missing is silence.
  static final double NOT_CONCEALED = 4.3;

  /// Equipment impairment of G.711 without loss.
  private static final double G711 = 0;

  /// Delay that nobody notices (mT), and how much people mind it (sT), both at their defaults.
  private static final double UNNOTICED_MILLIS = 100;

  private static final double SIXTH = 6;

  private EModel() {}

  /// The transmission rating R.
  ///
  /// @param delayMillis one way, from mouth to ear
  /// @param lossPercent packets that were not there when they were due, of 100
  /// @param robustness [#CONCEALED] or [#NOT_CONCEALED]
  static double rating(double delayMillis, double lossPercent, double robustness) {
    return BEST_RATING - delayImpairment(delayMillis) - lossImpairment(lossPercent, robustness);
  }

  /// Idd (G.107, equation 7-27).
  static double delayImpairment(double millis) {
    if (millis <= UNNOTICED_MILLIS) {
      return 0;
    }
    double x = Math.log(millis / UNNOTICED_MILLIS) / Math.log(2);
    return 25 * (root(x) - 3 * root(x / 3) + 2);
  }

  private static double root(double x) {
    return Math.pow(1 + Math.pow(x, SIXTH), 1 / SIXTH);
  }

  /// Ie,eff with random loss (G.107, equation 7-29, BurstR 1).
  static double lossImpairment(double percent, double robustness) {
    return G711 + (95 - G711) * percent / (percent + robustness);
  }

  /// The mean opinion score that people would give, 1 to 4.5 (G.107, Annex B).
  static double mos(double rating) {
    if (rating <= 0) {
      return 1;
    }
    if (rating >= 100) {
      return 4.5;
    }
    double mos = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
    // Below R = 6.5 the cubic falls under the worst there is.
    return Math.max(1, mos);
  }
}
