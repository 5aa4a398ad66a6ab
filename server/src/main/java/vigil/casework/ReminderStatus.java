package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who pressed for an order from outside its units (rules 3.20).
///
/// @param supervisedDue five working days from the last supervision
/// @param reminders how many there were in all
/// @param byCitizen how many of them came from the citizen
/// @param notedAt when a leader last wrote an instruction
/// @param answeredAt the first report or interim feedback after it; null while it waits for one
public record ReminderStatus(
    @Nullable Instant supervisedAt,
    @Nullable Instant supervisedDue,
    int reminders,
    int byCitizen,
    @Nullable Instant remindedAt,
    @Nullable Instant notedAt,
    @Nullable Instant answeredAt) {
  /// Nobody pressed.
  public static final ReminderStatus NONE = new ReminderStatus(null, null, 0, 0, null, null, null);
}
