package vigil.telephony.sip;

import java.time.Duration;
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
/// @param ping how each carrier is asked whether it is there
/// @param registration how we register where a carrier wants it
@ConfigurationProperties("vigil.carriers")
public record CarrierSettings(
    @DefaultValue List<Carrier> trunks,
    @DefaultValue("") String areaCode,
    @DefaultValue Ping ping,
    @DefaultValue Registration registration) {
  public CarrierSettings {
    trunks = List.copyOf(trunks);
    if (trunks.stream().map(Carrier::name).distinct().count() < trunks.size()) {
      throw new IllegalArgumentException("vigil.carriers.trunks: two carriers have one name");
    }
  }

  public static final CarrierSettings NONE = unasked(List.of(), "");

  /// Carriers that nobody asks how they are.
  public static CarrierSettings unasked(List<Carrier> trunks, String areaCode) {
    return new CarrierSettings(trunks, areaCode, Ping.NEVER, Registration.USUAL);
  }

  /// The question whether a carrier is there (OPTIONS; RFC 3261, section 11).
  ///
  /// @param interval from one answer, or its lack, to the next question; zero never asks
  /// @param timeout for the answer
  /// @param misses so many unanswered in a row and the carrier is away; one answer and it is back
  public record Ping(
      @DefaultValue("20s") Duration interval,
      @DefaultValue("4s") Duration timeout,
      @DefaultValue("2") int misses) {
    public Ping {
      if (interval.isNegative() || !timeout.isPositive() || misses < 1) {
        throw new IllegalArgumentException("vigil.carriers.ping cannot be so");
      }
    }

    static final Ping NEVER = new Ping(Duration.ZERO, Duration.ofSeconds(4), 2);
  }

  /// Registering with carriers that bring calls to where we say that we are (RFC 3261, section 10).
  ///
  /// @param expires asked for; the carrier may grant less, and is asked again after half of it
  /// @param timeout for an answer
  /// @param retry after a failure, twice as long after each further one, at most half an hour
  public record Registration(
      @DefaultValue("1h") Duration expires,
      @DefaultValue("32s") Duration timeout,
      @DefaultValue("30s") Duration retry) {
    public Registration {
      if (!expires.isPositive() || !timeout.isPositive() || !retry.isPositive()) {
        throw new IllegalArgumentException("vigil.carriers.registration cannot be so");
      }
    }

    public static final Registration USUAL =
        new Registration(Duration.ofHours(1), Duration.ofSeconds(32), Duration.ofSeconds(30));
  }

  /// By whom we are known to a carrier.
  ///
  /// @param register whether it wants a REGISTER, and brings calls where that says
  public record Account(String user, String secret, @DefaultValue("false") boolean register) {
    @Override
    public String toString() {
      return "Account " + user;
    }
  }

  /// One gateway.
  ///
  /// @param port UDP
  /// @param account by which we prove ourselves when it asks (401, 407); null where it never does
  /// @param callerId the number that we show; the hotline's own where it is null
  /// @param numbers a regular expression of the numbers that go this way, as they are sent
  /// @param prefix put before the number for this carrier
  public record Carrier(
      String name,
      String host,
      @DefaultValue("5060") int port,
      @Nullable Account account,
      @Nullable String callerId,
      @DefaultValue(".*") String numbers,
      @DefaultValue("") String prefix) {
    /// Where requests for a number go.
    String uri(String number) {
      return "sip:" + prefix + number + "@" + host + ":" + port;
    }

    /// Whether it may call a number, which is written as it is sent.
    boolean isAllowed(String called) {
      return called.startsWith(prefix) && called.substring(prefix.length()).matches(numbers);
    }

    /// Where it sends a call on.
    ///
    /// @param at the port; not positive where it does not say
    String uri(String user, int at) {
      return "sip:" + user + "@" + host + ":" + (at > 0 ? at : port);
    }

    /// The gateway itself.
    public String uri() {
      return "sip:" + host + ":" + port;
    }

    @Override
    public String toString() {
      return "Carrier " + name;
    }
  }
}
