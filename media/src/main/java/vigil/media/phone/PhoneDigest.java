package vigil.media.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers a digest challenge (RFC 7616, RFC 8760) with one use of its nonce.
final class PhoneDigest {
  private PhoneDigest() {}

  static String answer(String challenge, String user, String password, String method, String uri) {
    String realm = part(challenge, "realm");
    String nonce = part(challenge, "nonce");
    String word = part(challenge, "algorithm");
    String algorithm = word.isEmpty() ? "MD5" : word;
    String once = SipTextBuilder.token();
    String ha1 = hash(algorithm, user + ":" + realm + ":" + password);
    String ha2 = hash(algorithm, method + ":" + uri);
    String response = hash(algorithm, ha1 + ":" + nonce + ":00000001:" + once + ":auth:" + ha2);
    return ("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\","
            + " algorithm=%s, qop=auth, cnonce=\"%s\", nc=00000001")
        .formatted(user, realm, nonce, uri, response, algorithm, once);
  }

  static String part(String challenge, String name) {
    Matcher found =
        Pattern.compile("[ ,]" + name + "=\"?([^\",]*)\"?", Pattern.CASE_INSENSITIVE)
            .matcher(challenge);
    return found.find() ? found.group(1) : "";
  }

  private static String hash(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException unknown) {
      throw new IllegalStateException("This Java has no " + algorithm, unknown);
    }
  }
}
