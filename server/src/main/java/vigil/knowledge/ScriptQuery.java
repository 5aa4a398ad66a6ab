package vigil.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an agent is looking for.
///
/// @param words what is being typed; blank lists by category
/// @param category lifts scripts of this category and its ancestors
/// @param district leaves out scripts of other districts
/// @param on the day they must be valid on, Asia/Shanghai
public record ScriptQuery(
    String words, @Nullable String category, @Nullable String district, LocalDate on, int limit) {}
