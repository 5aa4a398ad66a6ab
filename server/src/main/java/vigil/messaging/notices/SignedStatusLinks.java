package vigil.messaging.notices;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.kernel.Vault;
import vigil.messaging.StatusLinks;
import vigil.messaging.store.SqlLinkKey;

/// The query code is told once and kept as a hash, so a link carries a pass of its own: the day it
/// ends and a MAC over that day and the order. Nothing is kept for it, and it is the same for each
/// try of a message.
@Component
class SignedStatusLinks implements StatusLinks {
  /// A citizen may answer a rating a good while later.
  private static final Duration VALID = Duration.ofDays(60);

  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final int DAY_LENGTH = 4;

  /// 96 bits, 16 characters.
  private static final int MAC_BYTES = 12;

  private static final int KEY_BYTES = 32;
  private static final int RADIX = 36;
  private static final java.math.BigInteger CODES = java.math.BigInteger.valueOf(1_000_000);

  /// What it is sealed with: its table's first name.
  private static final String ABOUT = "portal.secret/links";

  private final SqlLinkKey store;
  private final InstantSource clock;
  private final Vault vault;
  private final String publicUrl;
  private volatile byte[] key = {};

  /// @param publicUrl where citizens reach the portal
  SignedStatusLinks(
      SqlLinkKey store,
      InstantSource clock,
      Vault vault,
      @Value("${vigil.public-url}") String publicUrl) {
    this.store = store;
    this.clock = clock;
    this.vault = vault;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /// The pass stands behind the `#`, so that it reaches no log and no other site.
  String render(String order, String number, Instant from) {
    return publicUrl + "/p/status#" + number + "." + pass(order, from);
  }

  String pass(String order, Instant from) {
    String day = Long.toString(from.plus(VALID).getEpochSecond() / DAY, RADIX);
    String padded = "0".repeat(DAY_LENGTH - day.length()) + day;
    return padded + mac(order + "/" + padded);
  }

  /// The query code that a message brings: six digits out of its id, so that each try of one
  /// message says the same and nothing of it is kept.
  String code(String message) {
    byte[] mac = mac("code/" + message).getBytes(StandardCharsets.UTF_8);
    long number = new java.math.BigInteger(1, mac).mod(CODES).longValueExact();
    return "%06d".formatted(number);
  }

  /// Stands for a telephone number or an address: the same each time, and nobody reads it back.
  String person(String address) {
    return mac("person/" + address);
  }

  @Override
  public boolean opens(String order, String pass) {
    if (!pass.matches("[0-9a-z]{" + DAY_LENGTH + "}[A-Za-z0-9_-]{16}")) {
      return false;
    }
    String day = pass.substring(0, DAY_LENGTH);
    boolean isOurs =
        MessageDigest.isEqual(
            pass.substring(DAY_LENGTH).getBytes(StandardCharsets.UTF_8),
            mac(order + "/" + day).getBytes(StandardCharsets.UTF_8));
    return isOurs && clock.instant().getEpochSecond() / DAY <= Long.parseLong(day, RADIX);
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] part = java.util.Arrays.copyOf(whole, MAC_BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }

  /// Made once, shared by all servers; sealed, and one from before that lies in clear is sealed
  /// now.
  private byte[] key() {
    if (key.length == 0) {
      byte[] random = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(random);
      byte[] kept = store.getOrAdd(sealed(random));
      if (kept.length == KEY_BYTES) {
        store.replace(kept, sealed(kept));
        key = kept;
      } else {
        String opened = vault.open(ABOUT, new String(kept, StandardCharsets.US_ASCII));
        key = Base64.getDecoder().decode(opened);
      }
    }
    return key;
  }

  private byte[] sealed(byte[] plain) {
    String text = Base64.getEncoder().encodeToString(plain);
    return vault.seal(ABOUT, text).getBytes(StandardCharsets.US_ASCII);
  }
}
