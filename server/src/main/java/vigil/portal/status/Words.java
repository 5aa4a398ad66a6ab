package vigil.portal.status;

/// A sentence for a citizen, in both languages of the portal.
public record Words(String zh, String en) {}
