package vigil.telephony.sip;

import gov.nist.javax.sip.header.extensions.SessionExpires;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.sip.header.AllowHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;

/// A session timer (RFC 4028): a call that nobody refreshes within it ends.
///
/// @param seconds after which it ends
/// @param isOurs whether it is us who refresh
public record SessionTimer(int seconds, boolean isOurs) {
  /// The option tag.
  public static final String TAG = "timer";

  /// A BYE comes so much before the end, or a third of the whole if that is less (section 10).
  private static final int EARLY_SECONDS = 32;

  /// What a caller asks for; empty when there is nothing to be kept: none was asked for, it is
  /// shorter than we take, or we should refresh it and the far side knows no UPDATE.
  public static Optional<SessionTimer> asked(Request request, Duration shortest) {
    if (!(request.getHeader(SessionExpires.NAME) instanceof SessionExpires said)
        || said.getExpires() < shortest.toSeconds()) {
      return Optional.empty();
    }
    boolean isOurs = !isSupported(request) || isUas(said);
    return isOurs && !isUpdateAllowed(request)
        ? Optional.empty()
        : Optional.of(new SessionTimer(said.getExpires(), isOurs));
  }

  /// Whether a caller who can be told so asks for a shorter one than we take (section 9).
  public static boolean isTooShort(Request request, Duration shortest) {
    return request.getHeader(SessionExpires.NAME) instanceof SessionExpires said
        && said.getExpires() < shortest.toSeconds()
        && isSupported(request);
  }

  /// What the answer to our refreshing says; empty when the far side keeps none any more.
  public static Optional<SessionTimer> answered(Message ok) {
    return ok.getHeader(SessionExpires.NAME) instanceof SessionExpires said && said.getExpires() > 0
        ? Optional.of(new SessionTimer(said.getExpires(), !isUas(said)))
        : Optional.empty();
  }

  private static boolean isUas(SessionExpires said) {
    return "uas".equalsIgnoreCase(said.getRefresher());
  }

  public static boolean isSupported(Message message) {
    for (var tags = message.getHeaders(SupportedHeader.NAME); tags.hasNext(); ) {
      if (tags.next() instanceof SupportedHeader tag
          && TAG.equals(String.valueOf(tag.getOptionTag()).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUpdateAllowed(Message message) {
    for (var methods = message.getHeaders(AllowHeader.NAME); methods.hasNext(); ) {
      if (methods.next() instanceof AllowHeader one && Request.UPDATE.equals(one.getMethod())) {
        return true;
      }
    }
    return false;
  }

  /// When who refreshes does it (section 10).
  public Duration refreshedAfter() {
    return Duration.ofSeconds(seconds).dividedBy(2);
  }

  /// When who hears of no refreshing ends the call.
  public Duration endsAfter() {
    Duration whole = Duration.ofSeconds(seconds);
    Duration third = whole.dividedBy(3);
    Duration early = Duration.ofSeconds(EARLY_SECONDS);
    return whole.minus(third.compareTo(early) < 0 ? third : early);
  }

  /// As it stands in a request of ours, with its line's end.
  String inRequest() {
    return "Supported: %s\r\nSession-Expires: %d;refresher=%s\r\n"
        .formatted(TAG, seconds, isOurs ? "uac" : "uas");
  }

  /// As it stands in the answer to who asked for it.
  String inAnswer() {
    return "%d;refresher=%s".formatted(seconds, isOurs ? "uas" : "uac");
  }
}
