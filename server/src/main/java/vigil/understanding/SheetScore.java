package vigil.understanding;

/// What a reader gives for one criterion of a sheet.
///
/// @param criterion its code
public record SheetScore(String criterion, int score) {}
