package vigil.telephony.sip;

import javax.sip.message.Request;
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
                messages.ourUri());
    return messages.outside(head, rest.replace("\n", "\r\n"));
  }
}
