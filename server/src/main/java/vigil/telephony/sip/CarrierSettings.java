package vigil.telephony.sip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// By whom numbers are called.
///
/// @param trunks the carriers' gateways, the cheapest first: the first that may call a number and
///   answers does
/// @param areaCode put before numbers of this city that are dialled without it; empty where the
///   carrier takes them so
@ConfigurationProperties("vigil.carriers")
public record CarrierSettings(
    @DefaultValue List<Carrier> trunks, @DefaultValue("") String areaCode) {
  public CarrierSettings {
    trunks = List.copyOf(trunks);
  }

  public static final CarrierSettings NONE = new CarrierSettings(List.of(), "");

  /// One gateway.
  ///
  /// @param port UDP
  /// @param user by which we prove ourselves when it asks (401, 407); null where it never does
  /// @param callerId the number that we show; the hotline's own where it is null
  /// @param numbers a regular expression of the numbers that go this way, as they are sent
  /// @param prefix put before the number for this carrier
  public record Carrier(
      String name,
      String host,
      @DefaultValue("5060") int port,
      @Nullable String user,
      @Nullable String secret,
      @Nullable String callerId,
      @DefaultValue(".*") String numbers,
      @DefaultValue("") String prefix) {
    /// Where requests for a number go.
    String uri(String number) {
      return "sip:" + prefix + number + "@" + host + ":" + port;
    }

    @Override
    public String toString() {
      return "Carrier " + name;
    }
  }
}
