package vigil.portal.status;

/// A sentence for a citizen, in both languages of the portal.
public record BilingualText(String zh, String en) {}
