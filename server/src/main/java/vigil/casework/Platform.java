package vigil.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another city's (or level's) hotline that takes orders from us.
///
/// @param code short and stable, agreed between the two (`hangzhou-12345`)
/// @param districts it is for; none is all
/// @param categories it is for, at any level; none is all
public record Platform(
    String code, String name, String nameEn, List<String> districts, List<String> categories) {
  private static final String AS_UNIT = "platform:";

  public Platform {
    districts = List.copyOf(districts);
    categories = List.copyOf(categories);
  }

  /// What it is called among the units that have parts in orders.
  public String unit() {
    return unit(code);
  }

  public static String unit(String code) {
    return AS_UNIT + code;
  }

  public static boolean isPlatform(String unit) {
    return unit.startsWith(AS_UNIT);
  }

  /// The platform's code.
  public static String code(String unit) {
    return unit.substring(AS_UNIT.length());
  }

  /// Whether an appeal lies where and in what it is for.
  public boolean takes(Order.Appeal appeal) {
    return (districts.isEmpty() || isAmong(districts, appeal.district()))
        && (categories.isEmpty() || isAmong(categories, appeal.category()));
  }

  /// A category below one that is named is meant too.
  private static boolean isAmong(List<String> named, @Nullable String code) {
    return code != null && named.stream().anyMatch(code::startsWith);
  }
}
