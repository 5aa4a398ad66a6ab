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
/// @param mostCalls calls at once; more are refused with 503 and Retry-After
@ConfigurationProperties("vigil.sip")
public record SipSettings(
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("5060") int port,
    @DefaultValue("12345") String number,
    @DefaultValue("127.0.0.1") List<String> trunks,
    @DefaultValue("2000") int mostCalls) {
  public SipSettings {
    trunks = List.copyOf(trunks);
  }
}
