package vigil.telephony.steps;

import java.util.Iterator;
import javax.sip.header.RSeqHeader;
import javax.sip.header.RequireHeader;
import javax.sip.message.Response;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.SipMessageFactory;

/// Acknowledges the provisional responses of carriers that want it (RFC 3262).
final class ReliableProvisionals {
  private final CallContext context;
  private final LegSignalling signalling;

  ReliableProvisionals(CallContext context, LegSignalling signalling) {
    this.context = context;
    this.signalling = signalling;
  }

  /// Acknowledges a response where that is asked.
  ///
  /// @return whether it is to be done: false for one that was done before, or is not yet due
  boolean isDue(Leg leg, Response response) {
    if (leg.way() == null || !isReliable(response)) {
      return true;
    }
    String tag = Headers.tag(Headers.toTag(response));
    long number = ((RSeqHeader) response.getHeader(RSeqHeader.NAME)).getSequenceNumber();
    long cseq = leg.early().acknowledge(tag, number, leg.dialog().sequence().localCseq());
    if (cseq == 0) {
      return false;
    }
    leg.early().recordAnswer(tag, SipMessageFactory.body(response));
    Dialog early = signalling.confirmed(leg, response);
    SipMessageFactory messages = context.wire().messages();
    context.wire().begin(messages.prack(early, cseq, number, Headers.cseq(response)));
    return true;
  }

  private static boolean isReliable(Response response) {
    if (!(response.getHeader(RSeqHeader.NAME) instanceof RSeqHeader)) {
      return false;
    }
    Iterator<?> required = response.getHeaders(RequireHeader.NAME);
    while (required != null && required.hasNext()) {
      if (required.next() instanceof RequireHeader header
          && SipMessageFactory.RELIABLE.equalsIgnoreCase(header.getOptionTag())) {
        return true;
      }
    }
    return false;
  }
}
