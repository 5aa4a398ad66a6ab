package vigil.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `./vigil simulate --seed N [--print call K]`, `--worlds N`, `--peak-day [--seed N]` or `--replay
/// spring-2022 [--seed N]`.
public final class SimulatorMain {
  private SimulatorMain() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    try {
      if (args.contains("--peak-day")) {
        new PeakDay(number(args, "--seed", 20220402)).run(System.out);
        return 0;
      }
      if (args.contains("--replay")) {
        return replay(args);
      }
      if (args.contains("--worlds")) {
        return worlds(number(args, "--worlds", 200), number(args, "--seed", 1));
      }
      if (args.contains("--seed")) {
        return one(args);
      }
    } catch (NumberFormatException wrong) {
      System.err.println("A number was expected: " + wrong.getMessage());
      return 2;
    }
    System.err.println(
        "usage: simulate --seed N [--print call K] | --worlds N [--seed FIRST] | --peak-day [--seed"
            + " N] | --replay spring-2022 [--seed N] [--by-day]");
    return 2;
  }

  private static int replay(List<String> args) {
    int name = args.indexOf("--replay") + 1;
    if (name == args.size() || !args.get(name).equals("spring-2022")) {
      System.err.println("what is replayed is spring-2022 (docs/replay.md)");
      return 2;
    }
    int part = (int) number(args, "--part", 1);
    int days = (int) number(args, "--days", SpringReplay.DAYS);
    SpringOutcome outcome =
        new SpringReplay(number(args, "--seed", SpringReplay.SEED), part, days)
            .run(done -> System.err.print("\r" + done));
    outcome.print(System.out);
    if (args.contains("--by-day")) {
      outcome.printDays(System.out);
    }
    return 0;
  }

  private static int one(List<String> args) {
    var world = new SmallWorld(number(args, "--seed", 1), new SimulatedCity());
    world.run();
    var call = printed(args);
    System.out.println(world.summary());
    System.out.print(call == null ? world.lives() : world.life("call-" + call));
    return 0;
  }

  private static @Nullable Long printed(List<String> args) {
    int print = args.indexOf("--print");
    if (print < 0) {
      return null;
    }
    boolean isNamed = args.size() > print + 2 && args.get(print + 1).equals("call");
    if (!isNamed) {
      throw new NumberFormatException("--print call K");
    }
    return Long.valueOf(args.get(print + 2));
  }

  private static int worlds(long count, long first) {
    var town = new SimulatedCity();
    var walk = new TransitionCoverage();
    for (long seed = first; seed < first + count; seed++) {
      var world = new SmallWorld(seed, town);
      world.run();
      System.out.println(world.summary());
      walk.add(world.office().walk());
    }
    System.out.printf(
        "%d of %d arrows were walked%n", walk.size(), TransitionCoverage.all().size());
    walk.missing().forEach(arrow -> System.out.println("never: " + arrow));
    return 0;
  }

  private static long number(List<String> args, String name, long usual) {
    int at = args.indexOf(name);
    if (at < 0) {
      return usual;
    }
    if (at + 1 >= args.size()) {
      throw new NumberFormatException(name + " needs one");
    }
    return Long.parseLong(args.get(at + 1));
  }
}
