package vigil.casework;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.Units;

/// Who looks at orders: everything about a person that decides which of them are shown.
///
/// @param staff the person's id
/// @param unit the person's unit; null for the hotline's own people
/// @param tree the unit and those below it
/// @param line the unit and those above it: whoever accuses one of them accuses this house
/// @param aside the orders that the person stepped aside from
public record Viewer(
    String staff, @Nullable String unit, List<String> tree, List<String> line, Set<String> aside) {
  public Viewer {
    tree = List.copyOf(tree);
    line = List.copyOf(line);
    aside = Set.copyOf(aside);
  }

  public static Viewer of(String staff, @Nullable String unit, Units units, Set<String> aside) {
    return unit == null
        ? new Viewer(staff, null, List.of(), List.of(), aside)
        : new Viewer(
            staff, unit, units.listWithDescendants(unit), units.listWithAncestors(unit), aside);
  }

  public boolean isHotline() {
    return unit == null;
  }

  /// Whether one of these units is the viewer's own or one above it.
  public boolean isAccusedIn(Collection<String> accused) {
    return accused.stream().anyMatch(line::contains);
  }
}
