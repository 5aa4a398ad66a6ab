package vigil.telephony.steps;

import org.jspecify.annotations.Nullable;
import vigil.telephony.sip.PacketSource;
import vigil.telephony.sip.SipMessageFactory;

/// An INVITE on its way to become a call.
final class IncomingCall {
  final String call;

  /// In the order of coming.
  final long number;

  /// Null for one that an earlier life of this server took.
  final @Nullable PacketSource source;

  /// Null likewise, and for one of RFC 2543.
  final @Nullable String branch;

  final String localTag = SipMessageFactory.token();
  volatile boolean isCancelled;
  volatile boolean isSettled;

  IncomingCall(String call, long number, @Nullable PacketSource source, @Nullable String branch) {
    this.call = call;
    this.number = number;
    this.source = source;
    this.branch = branch;
  }

  /// Whether a request came by another way than this one and is the same all the same.
  boolean isMerged(@Nullable String other) {
    return branch != null && !branch.equals(other);
  }
}
