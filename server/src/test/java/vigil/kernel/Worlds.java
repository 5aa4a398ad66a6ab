package vigil.kernel;

/// How many seeded worlds a test walks: a part of them in each build, all of them with `./vigil
/// test --long` (`-Dlong=true`).
public final class Worlds {
  private Worlds() {}

  public static boolean isLong() {
    return Boolean.getBoolean("long");
  }

  public static int count(int inEachBuild, int all) {
    return isLong() ? all : inEachBuild;
  }
}
