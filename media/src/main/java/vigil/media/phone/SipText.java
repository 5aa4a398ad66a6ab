package vigil.media.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A SIP message as a phone needs it: its first line, its headers in order, its body.
public record SipText(String first, List<String[]> headers, String body) {
  public SipText {
    headers = List.copyOf(headers);
  }

  /// Reads a message; null when it is none.
  public static @Nullable SipText parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return null;
    }
    String[] lines = text.substring(0, end).replaceAll("\r\n[ \t]+", " ").split("\r\n", -1);
    var headers = new ArrayList<String[]>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.add(
            new String[] {
              lines[i].substring(0, colon).strip(), lines[i].substring(colon + 1).strip()
            });
      }
    }
    return new SipText(lines[0], headers, text.substring(end + 4));
  }

  /// The first header of that name; empty when there is none.
  public String header(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  public List<String> all(String name) {
    var found = new ArrayList<String>();
    for (String[] header : headers) {
      if (header[0].equalsIgnoreCase(name)) {
        found.add(header[1]);
      }
    }
    return found;
  }

  public boolean isResponse() {
    return first.startsWith("SIP/2.0 ");
  }

  /// 0 for a request.
  public int status() {
    return isResponse() && first.length() >= 11 ? number(first.substring(8, 11)) : 0;
  }

  public String method() {
    return isResponse() ? cseqMethod() : first.split(" ", 2)[0];
  }

  public long cseq() {
    return number(header("CSeq").split("\\s+", -1)[0]);
  }

  public String cseqMethod() {
    String[] parts = header("CSeq").split("\\s+", -1);
    return parts.length > 1 ? parts[1] : "";
  }

  /// The value of a parameter of a header: `tag`, `branch`; empty when absent.
  public String parameter(String header, String name) {
    for (String part : header(header).split(";", -1)) {
      if (part.strip().startsWith(name + "=")) {
        return part.strip().substring(name.length() + 1);
      }
    }
    return "";
  }

  /// The URI between angle brackets, or the bare one.
  public String uri(String header) {
    String value = header(header);
    int open = value.indexOf('<');
    int close = value.indexOf('>');
    return open >= 0 && close > open ? value.substring(open + 1, close) : value.split(";", -1)[0];
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /// The bytes on the wire; Content-Length is counted here.
  public byte[] bytes() {
    var text = new StringBuilder(first).append("\r\n");
    for (String[] header : headers) {
      text.append(header[0]).append(": ").append(header[1]).append("\r\n");
    }
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    text.append("Content-Length: ").append(content.length).append("\r\n\r\n").append(body);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
