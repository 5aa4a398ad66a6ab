package vigil.audit.chain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The pair of keys that signs the chain's heads (Ed25519, RFC 8032): the public half lets anybody
/// check a day's heads who was given it before.
///
/// @param since the fact that the first head stands at
public record HeadKey(PrivateKey signing, PublicKey checking, long since) {
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_DIGITS = 16;

  public static HeadKey generate(long since) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new HeadKey(pair.getPrivate(), pair.getPublic(), since);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has Ed25519", impossible);
    }
  }

  /// Both halves and where they begin, to be sealed: whoever could change the last alone could cut
  /// the file's beginning.
  public String render() {
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(signing.getEncoded())
        + " "
        + base64.encodeToString(checking.getEncoded())
        + " "
        + since;
  }

  public static HeadKey parse(String text) {
    String[] parts = text.split(" ", -1);
    Base64.Decoder base64 = Base64.getDecoder();
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      return new HeadKey(
          keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(parts[0]))),
          keys.generatePublic(new X509EncodedKeySpec(base64.decode(parts[1]))),
          Long.parseLong(parts[2]));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The key of the heads cannot be read", broken);
    }
  }

  /// Names the file of the heads signed by it.
  public String id() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(checking.getEncoded());
      return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(signing);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK signs with Ed25519", impossible);
    }
  }

  public boolean verify(String text, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(checking);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException not) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "HeadKey " + id();
  }
}
