package vigil.telephony.sip;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the line listens and whom it trusts.
///
/// @param host the address to bind and to be found at
/// @param port UDP; 0 takes a free one
/// @param number the hotline's number
/// @param trunks source addresses that may bring calls: the carrier's gateways
/// @param trunkAccounts by which the trunks prove themselves: name to secret; needed for every
///   trunk that is not this machine itself
/// @param fromIsAsserted whether the carrier screens `From` itself; else only a number in
///   `P-Asserted-Identity` (RFC 3325) counts as the caller's
/// @param digests what phones are asked for: MD5, SHA-256. MD5 alone is usual, for a phone that
///   does not know RFC 8760 (libre before 2) gives up when it is offered SHA-256 beside it
/// @param mostCalls calls at once; more are refused with 503 and Retry-After
@ConfigurationProperties("vigil.sip")
public record SipSettings(
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("5060") int port,
    @DefaultValue("12345") String number,
    @DefaultValue("127.0.0.1") List<String> trunks,
    @DefaultValue Map<String, String> trunkAccounts,
    @DefaultValue("false") boolean fromIsAsserted,
    @DefaultValue("MD5") List<String> digests,
    @DefaultValue("2000") int mostCalls) {
  public SipSettings {
    trunks = List.copyOf(trunks);
    trunkAccounts = Map.copyOf(trunkAccounts);
    digests = List.copyOf(digests);
    boolean isRemote = trunks.stream().anyMatch(trunk -> !PacketSource.isLoopback(trunk));
    if (isRemote && trunkAccounts.isEmpty()) {
      throw new IllegalArgumentException(
          "vigil.sip.trunks names other machines: give them a name and a secret in"
              + " vigil.sip.trunk-accounts, an address alone proves nothing");
    }
  }
}
