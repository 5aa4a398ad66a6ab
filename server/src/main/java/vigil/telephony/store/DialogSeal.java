package vigil.telephony.store;

import org.jspecify.annotations.Nullable;
import vigil.kernel.Vault;

/// Seals what a dialog's descriptions say while the key of its sound stands in them (RFC 4568), so
/// that neither the database's log nor a backup holds it in clear.
final class DialogSeal {
  private static final String KEY_LINE = "a=crypto:";

  private final Vault vault;

  DialogSeal(Vault vault) {
    this.vault = vault;
  }

  /// Words without a key stay as they are: most calls have none.
  @Nullable String seal(String leg, @Nullable String words) {
    return words == null || !words.contains(KEY_LINE) ? words : vault.seal(about(leg), words);
  }

  @Nullable String open(String leg, @Nullable String kept) {
    return kept == null ? null : vault.open(about(leg), kept);
  }

  private static String about(String leg) {
    return "telephony.dialog/" + leg;
  }
}
