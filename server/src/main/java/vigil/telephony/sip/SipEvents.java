package vigil.telephony.sip;

import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;

/// Who is told what came over the wire. Called in the stack's threads: must not wait.
public interface SipEvents {
  /// True when no more calls are taken.
  boolean isFull();

  /// A new call was refused because of that.
  void refused();

  /// An INVITE without a dialog: a new call or one sent again.
  ///
  /// @param source where it came from: a trunk that proved itself
  void invited(Request invite, ServerTransaction transaction, PacketSource source);

  /// Whether a request is in a dialog of ours and its far side's.
  boolean isInDialog(Request request, PacketSource source);

  /// A request that names a dialog of ours, of any method but ACK and CANCEL.
  ///
  /// @return false when there is no such dialog, or the request is not its far side's
  boolean receivedInDialog(Request request, ServerTransaction transaction, PacketSource source);

  void acked(Request ack, PacketSource source);

  /// A CANCEL came.
  ///
  /// @return false when there is no such INVITE from there
  boolean cancelled(Request cancel, PacketSource source);

  /// A response to an INVITE of ours, provisional or final, also one sent again.
  void responded(Response response);

  /// A final response to an OPTIONS by which we asked whether the far side is still there.
  void probed(Response response);

  /// A final response to an UPDATE by which we refreshed a session.
  void refreshed(Response response);

  /// An INVITE of ours got no answer at all.
  void timedOut(Request invite);
}
