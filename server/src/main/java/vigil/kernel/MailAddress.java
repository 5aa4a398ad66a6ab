package vigil.kernel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What can be an address of e-mail. Whether letters arrive there only a letter shows.
public final class MailAddress {
  private static final Pattern NAME_AT_HOST = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private MailAddress() {}

  /// Whether nothing is said, or something with a name and a host.
  public static boolean isBlankOrValid(@Nullable String said) {
    return said == null || said.isBlank() || NAME_AT_HOST.matcher(said.strip()).matches();
  }
}
