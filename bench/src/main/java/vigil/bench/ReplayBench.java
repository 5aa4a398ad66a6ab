package vigil.bench;

import vigil.simulator.SpringOutcome;
import vigil.simulator.SpringReplay;

/// The spring of 2022 through the real cores: every figure of its source and what came out, the
/// detector beside the rules that others use, the forecast beside its baselines, and the time it
/// took.
public final class ReplayBench {
  private ReplayBench() {}

  public static void main(String[] args) {
    SpringOutcome outcome =
        new SpringReplay(Long.getLong("vigil.bench.seed", SpringReplay.SEED), 1, SpringReplay.DAYS)
            .run(done -> System.err.print("\r" + done));
    outcome.print(System.out);
    System.out.printf(
        "bench replay: %d s by the clock, %d s of CPU (target 600 s by the clock)%n",
        outcome.cost().took().toSeconds(), outcome.cost().cpu().toSeconds());
  }
}
