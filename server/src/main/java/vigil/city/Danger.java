package vigil.city;

/// Somebody may be in danger: what was said, whom to call, what to tell the caller. A person
/// decides.
///
/// @param said the words of the text that say so
public record Danger(String said, EmergencyNumber number, String advice, String adviceEn) {}
