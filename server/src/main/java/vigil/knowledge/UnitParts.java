package vigil.knowledge;

import java.util.List;

/// Which parts of a script a unit is asked about (rules 7.2).
///
/// @param parts as [ScriptPart] writes them; none is the whole script
public record UnitParts(String unit, List<String> parts) {
  public UnitParts {
    parts = parts == null ? List.of() : parts.stream().distinct().toList();
  }
}
