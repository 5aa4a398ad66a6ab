package vigil.telephony.sip;

import javax.sip.message.Response;

/// Who waits for the answer to a request outside dialogs.
public interface ResponseHandler {
  /// The final response. Called in the stack's threads: must not wait.
  void responded(Response response, PacketSource source);
}
