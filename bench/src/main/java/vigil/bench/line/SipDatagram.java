package vigil.bench.line;

import java.util.List;

/// A SIP message as the text it is: what phones that do nothing else need of RFC 3261.
///
/// @param start the request or status line
/// @param lines the header lines
record SipDatagram(String start, List<String> lines) {
  static SipDatagram parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    List<String> all = (end < 0 ? text : text.substring(0, end)).lines().toList();
    return new SipDatagram(all.getFirst(), all.subList(1, all.size()));
  }

  boolean isAnswer() {
    return start.startsWith("SIP/2.0 ");
  }

  int status() {
    return Integer.parseInt(start.substring(8, 11));
  }

  String method() {
    return isAnswer()
        ? header("CSeq").replaceFirst("[0-9]+ +", "")
        : start.substring(0, start.indexOf(' '));
  }

  /// The user of the address that a request is to.
  String user() {
    int from = start.indexOf("sip:") + 4;
    return start.substring(from, start.indexOf('@', from));
  }

  String header(String name) {
    String begin = name + ":";
    return lines.stream()
        .filter(line -> line.regionMatches(true, 0, begin, 0, begin.length()))
        .findFirst()
        .map(line -> line.substring(begin.length()).strip())
        .orElse("");
  }

  /// Where requests of its dialog go to.
  String contact() {
    return header("Contact").replaceFirst(".*<([^>]*)>.*", "$1");
  }

  /// An answer to this request.
  ///
  /// @param tag of the far side's address, where it has none yet
  String answer(String status, String tag, String contact, String body) {
    var text = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
    for (String line : lines) {
      if (line.regionMatches(true, 0, "Via:", 0, 4)
          || line.regionMatches(true, 0, "From:", 0, 5)
          || line.regionMatches(true, 0, "Call-ID:", 0, 8)
          || line.regionMatches(true, 0, "CSeq:", 0, 5)) {
        text.append(line).append("\r\n");
      }
    }
    String to = header("To");
    text.append("To: ").append(to).append(to.contains(";tag=") ? "" : ";tag=" + tag).append("\r\n");
    text.append("Contact: <").append(contact).append(">\r\n");
    return text.append(rest(body)).toString();
  }

  static String rest(String body) {
    String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    return type + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
