package vigil.telephony.sip;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sip.message.Message;

/// Which number was dialled before a call was diverted here, as its trunk says it. Only a short
/// number, as services have, is told: whose own telephone diverts here is nobody's business.
public final class Diversions {
  /// An address and its parameters; a name before it is read over.
  private static final Pattern ENTRY =
      Pattern.compile(
          "<(?:sips?:(?=[^<>@]{1,80}@)|tel:)([^<>@;?]{1,40})([^<>]{0,300})>([^<,]{0,300})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SERVICE = Pattern.compile("[0-9]{3,6}");
  private static final Pattern HIDDEN =
      Pattern.compile(
          "privacy=\"?(full|name|uri|history|session|header|user|id)", Pattern.CASE_INSENSITIVE);

  private Diversions() {}

  /// The service line that was dialled first: the lowest `Diversion`, for each that diverts puts
  /// its own above (RFC 5806, 4.2.1), else the first `History-Info` (RFC 7044, 10.3).
  ///
  /// @param hotline our own number, which diverts to nobody
  public static Optional<String> findLine(Message invite, String hotline) {
    List<MatchResult> diverted = entries(invite, "Diversion");
    List<MatchResult> history = entries(invite, "History-Info");
    if (!diverted.isEmpty()) {
      return line(diverted.getLast(), hotline);
    }
    return history.size() < 2 ? Optional.empty() : line(history.getFirst(), hotline);
  }

  private static Optional<String> line(MatchResult entry, String hotline) {
    String number = Headers.inCountry(entry.group(1).replaceAll("[().-]", ""));
    boolean isHidden = HIDDEN.matcher(entry.group(2) + entry.group(3)).find();
    return SERVICE.matcher(number).matches() && !isHidden && !number.equals(hotline)
        ? Optional.of(number)
        : Optional.empty();
  }

  private static List<MatchResult> entries(Message invite, String name) {
    var found = new ArrayList<MatchResult>();
    Iterator<?> headers = invite.getHeaders(name);
    while (headers != null && headers.hasNext()) {
      ENTRY.matcher(headers.next().toString()).results().forEach(found::add);
    }
    return found;
  }
}
