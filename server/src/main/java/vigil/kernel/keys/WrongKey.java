package vigil.kernel.keys;

/// Something does not open: another key sealed it, or it was changed.
public final class WrongKey extends IllegalStateException {
  WrongKey(String about) {
    super("This does not open: another key sealed it, or it was changed: " + about);
  }
}
