package vigil.exchange.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What is said of a file that goes to another platform: it stands, in Base64, in a header of the
/// request that brings the bytes, and is what is signed. So the bytes are bound by their hash, and
/// nothing of a body is read before its sender is known.
///
/// @param from the sender's code, inside what is signed
/// @param ref the part that the forwarding made at the sender of the order
/// @param isResult it comes back from the platform that handled the order
/// @param name as whoever added it called it
/// @param type what its first bytes say; the receiver looks for itself
/// @param sha256 of the bytes, in lower-case hexadecimal digits
public record FileTransferHeader(
    String from,
    String to,
    String ref,
    boolean isResult,
    String name,
    String type,
    long bytes,
    String sha256) {
  public static final String HEADER = "exchange-enclosure";
  public static final int LONGEST = 4_096;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// As it stands in the header.
  public String render() {
    byte[] json = JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /// Null when it is none.
  public static @Nullable FileTransferHeader parse(String text) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(text);
      var read = JSON.readValue(new String(json, StandardCharsets.UTF_8), FileTransferHeader.class);
      return read != null && read.isWhole() ? read : null;
    } catch (IllegalArgumentException | JacksonException none) {
      return null;
    }
  }

  @SuppressWarnings("ConstantValue") // another platform wrote it
  private boolean isWhole() {
    return from != null
        && to != null
        && ref != null
        && name != null
        && bytes > 0
        && sha256 != null
        && sha256.matches("[0-9a-f]{64}");
  }

  /// A name may be a person's.
  @Override
  public String toString() {
    return "Enclosure[***]";
  }
}
