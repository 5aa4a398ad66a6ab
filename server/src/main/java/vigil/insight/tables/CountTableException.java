package vigil.insight.tables;

import org.jspecify.annotations.Nullable;

/// A table that cannot be read; its message says what to do.
public final class CountTableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CountTableException(String what) {
    super(what);
  }

  CountTableException(String what, @Nullable Exception cause) {
    super(what, cause);
  }
}
