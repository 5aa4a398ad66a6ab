package vigil.telephony;

/// Who placed a call to a citizen, and what for. What it is about and its purpose are the words of
/// whoever had it placed: kept and told back, and opaque here.
///
/// @param by who talks, a member of staff
/// @param about an order's id
/// @param purpose one word, and what else tells it from others about the same
public record Placement(String by, String about, String purpose) {}
