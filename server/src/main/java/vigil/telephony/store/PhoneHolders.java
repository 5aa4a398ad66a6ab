package vigil.telephony.store;

/// Whose phones may register and ring.
@FunctionalInterface
public interface PhoneHolders {
  /// Whether she works here now, is not locked, and this is her extension.
  boolean holds(String staff, String extension);
}
