package vigil.city;

/// A word that raises an appeal's suggested urgency; a person confirms it.
///
/// @param word as people say it: 血透
/// @param why what is at stake, for the one who confirms
public record UrgencyWord(String word, Urgency urgency, String why, String whyEn) {}
