package vigil.knowledge;

/// How well a category is answered.
///
/// @param category code of a leaf
/// @param scripts published, of the category or of one above it
/// @param asked consultations of the last thirty days
/// @param answeredAtOnce those of them that went to no unit
public record CategoryCoverage(String category, int scripts, int asked, int answeredAtOnce) {}
