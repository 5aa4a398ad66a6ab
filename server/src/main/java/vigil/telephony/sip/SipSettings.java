package vigil.telephony.sip;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the line listens and whom it trusts.
///
/// @param host the address to bind and to be found at
/// @param port UDP; 0 takes a free one
/// @param number the hotline's number
/// @param trunks source addresses that may bring calls: the carrier's gateways
/// @param digests what phones are asked for: MD5, SHA-256. MD5 alone is usual, for a phone that
///   does not know RFC 8760 (libre before 2) gives up when it is offered SHA-256 beside it
/// @param mostCalls calls at once; more are refused with 503 and Retry-After
@ConfigurationProperties("vigil.sip")
public record SipSettings(
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("5060") int port,
    @DefaultValue("12345") String number,
    @DefaultValue("127.0.0.1") List<String> trunks,
    @DefaultValue("MD5") List<String> digests,
    @DefaultValue("2000") int mostCalls) {
  public SipSettings {
    trunks = List.copyOf(trunks);
    digests = List.copyOf(digests);
  }
}
