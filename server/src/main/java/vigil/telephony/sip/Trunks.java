package vigil.telephony.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sip.message.Request;
import vigil.telephony.sip.PhoneAccounts.Account;

/// Who may bring calls: the carrier's gateways, at the addresses in the settings, each proved by
/// digest; carriers with whom we are registered, each proved by the word in our contact; carriers
/// that come by TLS, each proved by its certificate. An address on UDP is easily written by
/// anybody; only this machine's own, where an edge of the hotline itself stands, is believed
/// without a proof.
final class Trunks {
  /// How a call was judged.
  enum Verdict {
    TRUSTED,
    /// Not yet proved: to be asked for a proof.
    ASKED,
    STRANGER
  }

  private final SipSettings settings;
  private final DigestAuthenticator gate;
  private final CarrierLines lines;
  private final Map<String, Account> accounts = new HashMap<>();

  Trunks(SipSettings settings, DigestAuthenticator gate, CarrierLines lines) {
    this.settings = settings;
    this.gate = gate;
    this.lines = lines;
    settings
        .trunkAccounts()
        .forEach((name, secret) ->
            accounts.put(
                name,
                new Account(
                    name,
                    Digest.ha1(Digest.Algorithm.MD5, name, secret),
                    Digest.ha1(Digest.Algorithm.SHA256, name, secret))));
  }

  boolean contains(PacketSource source) {
    return source.isCertified()
        || settings.trunks().contains(source.host())
        || lines.contains(source.host());
  }

  private boolean isBelieved(Request invite, PacketSource source) {
    boolean isOurEdge =
        settings.trunks().contains(source.host()) && source.isLoopback() && accounts.isEmpty();
    return source.isCertified() || isOurEdge || lines.isProved(invite, source);
  }

  /// Whether a trunk's call lacks the proof that it needs.
  boolean asks(Request invite, PacketSource source) {
    return contains(source) && !isBelieved(invite, source) && !gate.isClaimed(invite, source);
  }

  Verdict judge(Request invite, PacketSource source) {
    if (!contains(source)) {
      return Verdict.STRANGER;
    }
    if (isBelieved(invite, source)) {
      return Verdict.TRUSTED;
    }
    return switch (gate.judge(invite, source, name -> Optional.ofNullable(accounts.get(name)))) {
      case RIGHT -> Verdict.TRUSTED;
      case WRONG -> Verdict.STRANGER;
      case STALE -> Verdict.ASKED;
    };
  }
}
