package vigil.media.webrtc;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A STUN Binding message (RFC 8489), with what ICE (RFC 8445) adds, and its bytes.
public final class StunMessage {
  public static final int REQUEST = 0x0001;
  public static final int SUCCESS = 0x0101;

  private static final int HEADER = 20;
  private static final int COOKIE = 0x2112_A442;
  private static final int COOKIE_AT = 4;
  private static final int TRANSACTION_AT = 8;
  static final int TRANSACTION_BYTES = 12;
  private static final int INTEGRITY_BYTES = 20;
  private static final int FINGERPRINT_MASK = 0x5354_554E;

  private static final int USERNAME = 0x0006;
  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;
  private static final int PRIORITY = 0x0024;
  private static final int USE_CANDIDATE = 0x0025;
  private static final int FINGERPRINT = 0x8028;
  private static final int ICE_CONTROLLING = 0x802A;

  /// Attributes from here on may be passed over by who does not know them.
  private static final int OPTIONAL_FROM = 0x8000;

  private final int type;
  private final byte[] transaction;
  private final @Nullable String username;
  private final boolean isNominating;
  private final byte[] bytes;

  private StunMessage(byte[] bytes, @Nullable String username, boolean isNominating) {
    this.type = ByteBuffer.wrap(bytes).getShort(0);
    this.transaction =
        Arrays.copyOfRange(bytes, TRANSACTION_AT, TRANSACTION_AT + TRANSACTION_BYTES);
    this.username = username;
    this.isNominating = isNominating;
    this.bytes = bytes;
  }

  /// Request or success response.
  public int type() {
    return type;
  }

  boolean isOf(byte[] id) {
    return Arrays.equals(transaction, id);
  }

  /// Null in a response.
  public @Nullable String username() {
    return username;
  }

  /// Whether it has USE-CANDIDATE.
  public boolean isNominating() {
    return isNominating;
  }

  /// Reads a message; empty when it is none, or asks for something unknown.
  public static Optional<StunMessage> parse(byte[] packet, int length) {
    if (length < HEADER || length % 4 != 0) {
      return Optional.empty();
    }
    byte[] whole = Arrays.copyOf(packet, length);
    ByteBuffer in = ByteBuffer.wrap(whole);
    int type = in.getShort(0);
    boolean isOurs = type == REQUEST || type == SUCCESS;
    if (!isOurs || in.getShort(2) != length - HEADER || in.getInt(COOKIE_AT) != COOKIE) {
      return Optional.empty();
    }
    String username = null;
    boolean isNominating = false;
    for (int at = HEADER; at + 4 <= length; ) {
      int attribute = in.getShort(at) & 0xFFFF;
      int size = in.getShort(at + 2) & 0xFFFF;
      if (at + 4 + size > length) {
        return Optional.empty();
      }
      switch (attribute) {
        case USERNAME -> username = new String(whole, at + 4, size, StandardCharsets.UTF_8);
        case USE_CANDIDATE -> isNominating = true;
        case MESSAGE_INTEGRITY, XOR_MAPPED_ADDRESS, PRIORITY -> {}
        default -> {
          if (attribute < OPTIONAL_FROM) {
            return Optional.empty();
          }
        }
      }
      at += (4 + size + 3) & ~3;
    }
    return Optional.of(new StunMessage(whole, username, isNominating));
  }

  /// Whether MESSAGE-INTEGRITY is there, made with this password over all before it, and followed
  /// by a right FINGERPRINT alone.
  public boolean isBy(String password) {
    int fingerprintAt = bytes.length - 8;
    int integrityAt = fingerprintAt - 4 - INTEGRITY_BYTES;
    if (integrityAt < HEADER) {
      return false;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    boolean isThere =
        isAttributeAt(integrityAt)
            && in.getShort(integrityAt) == MESSAGE_INTEGRITY
            && in.getShort(integrityAt + 2) == INTEGRITY_BYTES
            && (in.getShort(fingerprintAt) & 0xFFFF) == FINGERPRINT
            && in.getShort(fingerprintAt + 2) == 4;
    if (!isThere || in.getInt(fingerprintAt + 4) != fingerprint(bytes, fingerprintAt)) {
      return false;
    }
    byte[] said = Arrays.copyOfRange(bytes, integrityAt + 4, fingerprintAt);
    return MessageDigest.isEqual(said, integrity(bytes, integrityAt, password));
  }

  /// Whether an attribute begins there, and does not only look so within another's value.
  private boolean isAttributeAt(int wanted) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int at = HEADER;
    while (at < wanted) {
      at += (4 + (in.getShort(at + 2) & 0xFFFF) + 3) & ~3;
    }
    return at == wanted;
  }

  /// A check of a full agent that has the controlling role, as a page sends it.
  public static byte[] check(
      byte[] transaction, String username, String password, boolean nominates) {
    byte[] name = username.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = begin(REQUEST, transaction);
    out.putShort((short) USERNAME).putShort((short) name.length).put(name);
    out.position((out.position() + 3) & ~3);
    out.putShort((short) PRIORITY).putShort((short) 4).putInt(0x6E7F_00FF);
    out.putShort((short) ICE_CONTROLLING).putShort((short) 8).putLong(1);
    if (nominates) {
      out.putShort((short) USE_CANDIDATE).putShort((short) 0);
    }
    return end(out, password);
  }

  /// The success response to a request that came from there.
  public byte[] success(InetSocketAddress from, String password) {
    ByteBuffer out = begin(SUCCESS, transaction);
    byte[] address = from.getAddress().getAddress();
    boolean isSix = address.length > 4;
    out.putShort((short) XOR_MAPPED_ADDRESS).putShort((short) (4 + address.length));
    out.putShort((short) (isSix ? 2 : 1)).putShort((short) (from.getPort() ^ (COOKIE >>> 16)));
    for (int i = 0; i < address.length; i++) {
      // The cookie and the transaction's id follow each other in the header.
      out.put((byte) (address[i] ^ out.get(COOKIE_AT + i)));
    }
    return end(out, password);
  }

  private static ByteBuffer begin(int type, byte[] transaction) {
    ByteBuffer out = ByteBuffer.allocate(HEADER + 1024);
    return out.putShort((short) type).putShort((short) 0).putInt(COOKIE).put(transaction);
  }

  private static byte[] end(ByteBuffer out, String password) {
    byte[] integrity = integrity(written(out), out.position(), password);
    out.putShort((short) MESSAGE_INTEGRITY).putShort((short) INTEGRITY_BYTES).put(integrity);
    out.putShort(2, (short) (out.position() + 8 - HEADER));
    int fingerprint = fingerprint(written(out), out.position());
    out.putShort((short) FINGERPRINT).putShort((short) 4).putInt(fingerprint);
    return written(out);
  }

  private static byte[] written(ByteBuffer out) {
    byte[] message = new byte[out.position()];
    out.get(0, message);
    return message;
  }

  /// The length in the header counts the attribute itself (RFC 8489, 14.5).
  private static byte[] integrity(byte[] message, int at, String password) {
    byte[] before = Arrays.copyOf(message, at);
    ByteBuffer.wrap(before).putShort(2, (short) (at + 4 + INTEGRITY_BYTES - HEADER));
    try {
      Mac hmac = Mac.getInstance("HmacSHA1");
      hmac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return hmac.doFinal(before);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-1", e);
    }
  }

  private static int fingerprint(byte[] message, int at) {
    byte[] before = Arrays.copyOf(message, at);
    ByteBuffer.wrap(before).putShort(2, (short) (at + 8 - HEADER));
    var crc = new CRC32();
    crc.update(before);
    return (int) crc.getValue() ^ FINGERPRINT_MASK;
  }
}
