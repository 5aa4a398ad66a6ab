package vigil.audit.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import vigil.kernel.LedgerEntry;

/// One link: SHA-256 over the link before and the fact in its one canonical form. Every field is
/// preceded by its length, so that no two facts have the same form.
///
/// @param hash in hexadecimal
public record ChainLink(long seq, String hash) {
  /// What the first fact is chained to.
  public static final String ROOT = "0".repeat(64);

  public static ChainLink after(String before, LedgerEntry entry) {
    var digest = sha256();
    digest.update(HexFormat.of().parseHex(before));
    digest.update(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
            .putLong(entry.seq())
            .putInt(entry.version())
            .flip());
    add(digest, entry.at().toString());
    add(digest, entry.kind());
    add(digest, entry.subject());
    add(digest, canonical(entry.body()));
    return new ChainLink(entry.seq(), HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  /// The body with its names in order: jsonb keeps none of its own.
  private static String canonical(JsonNode node) {
    var text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      var names = new TreeMap<String, JsonNode>();
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        names.put(property.getKey(), property.getValue());
      }
      text.append('{');
      names.forEach((name, value) -> {
        text.append(name.length()).append(':').append(name).append('=');
        write(value, text);
        text.append(',');
      });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (JsonNode item : node) {
        write(item, text);
        text.append(',');
      }
      text.append(']');
    } else {
      text.append(node);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
