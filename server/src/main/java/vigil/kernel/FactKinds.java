package vigil.kernel;

/// The kind of each fact class, made once: readers ask for it with every fact.
final class FactKinds extends ClassValue<String> {
  static final FactKinds OF = new FactKinds();

  private FactKinds() {}

  @Override
  protected String computeValue(Class<?> fact) {
    String inHouse = fact.getPackageName().substring("vigil.".length());
    int wall = inHouse.indexOf('.');
    return (wall < 0 ? inHouse : inHouse.substring(0, wall)) + "." + fact.getSimpleName();
  }
}
