package vigil.telephony.sip;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import vigil.telephony.sip.CarrierSettings.Account;
import vigil.telephony.sip.CarrierSettings.Carrier;

/// What we ask a carrier outside of calls.
public final class CarrierRequests {
  private CarrierRequests() {}

  /// The question whether it is there (RFC 3261, section 11.1).
  public static Request ping(SipMessageFactory messages, Carrier carrier) {
    String head = "OPTIONS " + carrier.uri();
    String rest =
        """
        From: <%s>;tag=%s
        To: <%s>
        Call-ID: %s@%s
        CSeq: 1 OPTIONS
        Contact: <%s>
        Accept: application/sdp
        """
            .formatted(
                messages.ourUri(),
                SipMessageFactory.token(),
                carrier.uri(),
                SipMessageFactory.token(),
                messages.host(),
                messages.ourContact(carrier.transport()));
    return messages.outside(carrier.transport(), head, rest.replace("\n", "\r\n"));
  }

  /// One of a row of REGISTERs.
  ///
  /// @param callId the same in the whole row
  /// @param expires zero to leave
  /// @param proof a header line with its end; empty where none was asked for
  public record Registering(
      Account account, String callId, long cseq, Duration expires, String proof) {}

  /// Says where calls for us come in (RFC 3261, section 10.2).
  public static Request register(SipMessageFactory messages, Carrier carrier, Registering what) {
    String us = "sip:%s@%s".formatted(what.account().user(), carrier.host());
    String rest =
        """
        From: <%s>;tag=%s
        To: <%s>
        Call-ID: %s
        CSeq: %d REGISTER
        Contact: <%s;%s=%s>;expires=%d
        """
            .formatted(
                us,
                SipMessageFactory.token(),
                us,
                what.callId(),
                what.cseq(),
                messages.ourContact(carrier.transport()),
                CarrierLines.PARAMETER,
                CarrierLines.word(carrier, what.account()),
                what.expires().toSeconds());
    String head = "REGISTER " + carrier.uri();
    return messages.outside(carrier.transport(), head, rest.replace("\n", "\r\n") + what.proof());
  }

  /// How long our contact stays registered by a 200; what was asked for where it does not say.
  public static Duration granted(Response ok, String word, Duration asked) {
    Iterator<?> contacts = ok.getHeaders(ContactHeader.NAME);
    while (contacts != null && contacts.hasNext()) {
      if (contacts.next() instanceof ContactHeader contact
          && contact.getAddress().getURI() instanceof SipURI uri
          && word.equals(uri.getParameter(CarrierLines.PARAMETER))
          && contact.getExpires() >= 0) {
        return Duration.ofSeconds(contact.getExpires());
      }
    }
    return ok.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader all
        ? Duration.ofSeconds(all.getExpires())
        : asked;
  }

  /// The shortest time that a 423 takes (RFC 3261, section 10.2.8).
  public static Optional<Duration> shortest(Response brief) {
    return brief.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
        ? Optional.of(Duration.ofSeconds(least.getExpires()))
        : Optional.empty();
  }
}
