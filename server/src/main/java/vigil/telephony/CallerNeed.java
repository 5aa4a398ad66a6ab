package vigil.telephony;

/// What a caller needs, as far as the greeting's keys told.
///
/// @param urgentMedical dialysis, chemotherapy, birth: lifted in rank (rules 1.2)
/// @param language `zh`, `en` or `sh` (Shanghainese)
public record CallerNeed(boolean urgentMedical, String language) {
  public static final CallerNeed ORDINARY = new CallerNeed(false, "zh");
}
