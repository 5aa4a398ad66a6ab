package vigil.identity.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An authenticator in software: one ES256 key, no attestation (Web Authentication level 3).
final class VirtualAuthenticator {
  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;
  private static final int HAS_KEY = 0x40;
  private static final int COORDINATE_BYTES = 32;

  private final String origin;
  private final byte[] id = new byte[16];
  private final KeyPair pair;
  private int count;

  VirtualAuthenticator(String origin) {
    this.origin = origin;
    new SecureRandom().nextBytes(id);
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// What `navigator.credentials.create(...).toJSON()` gives.
  Map<String, Object> create(JsonNode options) {
    byte[] client = client("webauthn.create", options);
    var cose = new ByteArrayOutputStream();
    head(cose, 5, 5);
    number(cose, 1);
    number(cose, 2);
    number(cose, 3);
    number(cose, -7);
    number(cose, -1);
    number(cose, 1);
    var point = ((ECPublicKey) pair.getPublic()).getW();
    number(cose, -2);
    bytes(cose, coordinate(point.getAffineX().toByteArray()));
    number(cose, -3);
    bytes(cose, coordinate(point.getAffineY().toByteArray()));
    var attested = ByteBuffer.allocate(16 + 2 + id.length + cose.size());
    attested.position(16);
    attested.putShort((short) id.length).put(id).put(cose.toByteArray());
    byte[] authenticator =
        authenticator(
            options.path("rp").path("id").asString(),
            USER_PRESENT | USER_VERIFIED | HAS_KEY,
            attested.array());
    var attestation = new ByteArrayOutputStream();
    head(attestation, 5, 3);
    text(attestation, "fmt");
    text(attestation, "none");
    text(attestation, "attStmt");
    head(attestation, 5, 0);
    text(attestation, "authData");
    bytes(attestation, authenticator);
    return credential(
        Map.of(
            "attestationObject", base64(attestation.toByteArray()),
            "clientDataJSON", base64(client),
            "transports", java.util.List.of("usb")));
  }

  /// What `navigator.credentials.get(...).toJSON()` gives.
  Map<String, Object> get(JsonNode options) {
    return get(options, USER_PRESENT | USER_VERIFIED);
  }

  /// The same, touched by somebody who knows neither PIN nor finger.
  Map<String, Object> getUnverified(JsonNode options) {
    return get(options, USER_PRESENT);
  }

  /// As a copy of the key would answer that does not know how often the key itself was used.
  Map<String, Object> getAsCopy(JsonNode options) {
    count = 0;
    return get(options);
  }

  /// The same, but nobody touched it.
  Map<String, Object> getUntouched(JsonNode options) {
    return get(options, USER_VERIFIED);
  }

  private Map<String, Object> get(JsonNode options, int flags) {
    byte[] client = client("webauthn.get", options);
    byte[] authenticator = authenticator(options.path("rpId").asString(), flags, new byte[0]);
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(authenticator);
      signature.update(sha256(client));
      return credential(
          Map.of(
              "authenticatorData", base64(authenticator),
              "clientDataJSON", base64(client),
              "signature", base64(signature.sign())));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private Map<String, Object> credential(Map<String, Object> response) {
    return Map.of(
        "id", base64(id),
        "rawId", base64(id),
        "type", "public-key",
        "clientExtensionResults", Map.of(),
        "response", response);
  }

  private byte[] client(String type, JsonNode options) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, options.path("challenge").asString(), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticator(String party, int flags, byte[] attested) {
    var all = ByteBuffer.allocate(32 + 1 + 4 + attested.length);
    all.put(sha256(party.getBytes(StandardCharsets.UTF_8)));
    return all.put((byte) flags).putInt(++count).put(attested).array();
  }

  private static byte[] coordinate(byte[] number) {
    var fixed = new byte[COORDINATE_BYTES];
    int bytes = Math.min(number.length, COORDINATE_BYTES);
    System.arraycopy(number, number.length - bytes, fixed, COORDINATE_BYTES - bytes, bytes);
    return fixed;
  }

  private static void number(ByteArrayOutputStream out, int value) {
    head(out, value < 0 ? 1 : 0, value < 0 ? -1 - value : value);
  }

  private static void bytes(ByteArrayOutputStream out, byte[] value) {
    head(out, 2, value.length);
    out.writeBytes(value);
  }

  private static void text(ByteArrayOutputStream out, String value) {
    head(out, 3, value.length());
    out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  /// CBOR's first bytes of an item (RFC 8949, section 3).
  private static void head(ByteArrayOutputStream out, int major, int value) {
    if (value < 24) {
      out.write(major << 5 | value);
    } else if (value < 256) {
      out.write(major << 5 | 24);
      out.write(value);
    } else {
      out.write(major << 5 | 25);
      out.write(value >> 8);
      out.write(value);
    }
  }

  private static byte[] sha256(byte[] of) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(of);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
