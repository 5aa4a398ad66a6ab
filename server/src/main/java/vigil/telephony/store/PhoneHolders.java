package vigil.telephony.store;

/// Whose phones may register and ring.
@FunctionalInterface
public interface PhoneHolders {
  /// Whether a member of staff works here now, is not locked, and has this extension.
  boolean holds(String staff, String extension);
}
