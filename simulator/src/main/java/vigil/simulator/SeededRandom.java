package vigil.simulator;

import java.util.List;
import java.util.Random;

/// The one die of a world: same seed, same world.
final class SeededRandom {
  private final Random dice;

  SeededRandom(long seed) {
    dice = new Random(seed);
  }

  boolean happens(double probability) {
    return dice.nextDouble() < probability;
  }

  double between(double least, double most) {
    return least + dice.nextDouble() * (most - least);
  }

  int below(int bound) {
    return dice.nextInt(bound);
  }

  <T> T pick(List<T> all) {
    return all.get(dice.nextInt(all.size()));
  }

  double exponential(double mean) {
    return -Math.log(1 - dice.nextDouble()) * mean;
  }

  /// Log-normal with this mean: talk times have no exponential tail but a heavy one.
  double logNormal(double mean, double sigma) {
    return Math.exp(Math.log(mean) - sigma * sigma / 2 + sigma * dice.nextGaussian());
  }

  /// Patience is not exponential: some hang up in the first seconds after the announcement, the
  /// rest bear minutes, and the longer they have waited the longer they still will.
  double patienceSeconds() {
    return happens(0.08) ? between(3, 15) : logNormal(420, 1.0);
  }

  /// A day or an hour is busier or calmer than the curve: slots have a variance of some three times
  /// their mean (distribution 5).
  double factor(double sigma) {
    return logNormal(1, sigma);
  }
}
