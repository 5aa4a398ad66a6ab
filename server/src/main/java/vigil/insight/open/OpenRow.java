package vigil.insight.open;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Orders of a day.
///
/// @param part a district or a channel; [#SUM] for all, `-` where none was said
/// @param topic a category of the first level; [#SUM] for all
/// @param orders null where it is hidden
public record OpenRow(
    LocalDate day, String part, String topic, @Nullable Long orders, boolean hidden) {
  public static final String SUM = "*";
}
