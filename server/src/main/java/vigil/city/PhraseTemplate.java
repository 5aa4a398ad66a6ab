package vigil.city;

/// A sentence that a form offers to be put in (惯用语).
///
/// @param step whose form it is; `*` for every form with that field
/// @param field of the form
public record PhraseTemplate(
    String id,
    String step,
    String field,
    String title,
    String titleEn,
    String text,
    String textEn) {}
