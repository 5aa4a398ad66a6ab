package vigil.understanding;

/// Words that a draft may say again.
///
/// @param id short, one of its draft
/// @param label what they are, for whoever reads the draft: "来电人的话"
public record DraftSource(String id, String label, String text) {}
