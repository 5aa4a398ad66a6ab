package vigil.workforce;

/// Where seats are.
///
/// @param id `home`, `main` or `standby`
public record Site(String id, String name, String nameEn) {
  public static final String HOME = "home";
}
