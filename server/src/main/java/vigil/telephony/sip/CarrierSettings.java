package vigil.telephony.sip;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// By whom numbers are called.
///
/// @param trunks the carriers' gateways, the cheapest first: the first that may call a number and
///   answers does
/// @param areaCode put before numbers of this city that are dialled without it; empty where the
///   carrier takes them so
/// @param ping how each carrier is asked whether it is there
/// @param registration how we register where a carrier wants it
/// @param tls our certificate and whom we trust; null where no carrier is spoken to by TLS
@ConfigurationProperties("vigil.carriers")
public record CarrierSettings(
    @DefaultValue List<Carrier> trunks,
    @DefaultValue("") String areaCode,
    @DefaultValue Ping ping,
    @DefaultValue Registration registration,
    @Nullable Tls tls) {
  public CarrierSettings {
    trunks = List.copyOf(trunks);
    if (tls != null) {
      checkSealed(trunks, tls.srtp());
    }
    if (tls == null && trunks.stream().anyMatch(one -> one.transport() == Transport.TLS)) {
      throw new IllegalArgumentException(
          "vigil.carriers.trunks: a carrier is spoken to by TLS, and vigil.carriers.tls is empty");
    }
    if (trunks.stream().map(Carrier::name).distinct().count() < trunks.size()) {
      throw new IllegalArgumentException("vigil.carriers.trunks: two carriers have one name");
    }
  }

  /// Only TLS hides the keys of sealed sound, and who calls us over TLS is known by the domain
  /// alone.
  private static void checkSealed(List<Carrier> trunks, List<String> sealed) {
    for (String name : sealed) {
      Carrier carrier =
          trunks.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
      if (carrier == null || carrier.transport() != Transport.TLS) {
        throw new IllegalArgumentException(
            "vigil.carriers.tls.srtp: %s is no carrier that is spoken to by TLS, and without it the keys of its sound could be read"
                .formatted(name));
      }
      for (Carrier other : trunks) {
        if (other.host().equalsIgnoreCase(carrier.host()) && !sealed.contains(other.name())) {
          throw new IllegalArgumentException(
              "vigil.carriers.tls.srtp: %s has the domain of %s, so name both or neither"
                  .formatted(other.name(), name));
        }
      }
    }
  }

  /// Whether a carrier's sound is sealed always (SRTP).
  public boolean isSealed(Carrier carrier) {
    return tls != null && tls.srtp().contains(carrier.name());
  }

  public static final CarrierSettings NONE = unasked(List.of(), "");

  /// Carriers that nobody asks how they are.
  public static CarrierSettings unasked(List<Carrier> trunks, String areaCode) {
    return new CarrierSettings(trunks, areaCode, Ping.NEVER, Registration.USUAL, null);
  }

  /// Keys of before bind to nothing: a carrier would be spoken to without its account.
  ///
  /// @throws IllegalArgumentException when one is set
  public void refuseOldKeys(Binder binder) {
    for (int i = 0; i < trunks.size(); i++) {
      String trunk = "vigil.carriers.trunks[" + i + "].";
      for (String old : List.of("user", "secret")) {
        if (binder.bind(trunk + old, String.class).isBound()) {
          throw new IllegalArgumentException(
              trunk + old + " is now " + trunk + "account." + old + ": write it so");
        }
      }
    }
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

  /// TLS with carriers. The files are PEM.
  ///
  /// @param port where carriers connect to
  /// @param certificate ours, its issuers after it
  /// @param key of our certificate, PKCS 8 without a password
  /// @param trust who issues the carriers' certificates
  /// @param srtp names of the carriers whose sound is sealed (RFC 4568): what they say in the clear
  ///   is refused
  public record Tls(
      @DefaultValue("5061") int port,
      Path certificate,
      Path key,
      Path trust,
      @DefaultValue List<String> srtp) {
    public Tls {
      srtp = List.copyOf(srtp);
    }
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
  /// @param host an address or a domain; for TLS the domain that its certificate is of
  /// @param transport by which way it is spoken to
  /// @param account by which we prove ourselves when it asks (401, 407); null where it never does
  /// @param callerId the number that we show; the hotline's own where it is null
  /// @param numbers a regular expression of the numbers that go this way, as they are sent
  /// @param prefix put before the number for this carrier
  public record Carrier(
      String name,
      String host,
      @DefaultValue("5060") int port,
      @DefaultValue("UDP") Transport transport,
      @Nullable Account account,
      @Nullable String callerId,
      @DefaultValue(".*") String numbers,
      @DefaultValue("") String prefix) {
    public Carrier {
      if (transport == Transport.TLS && host.matches("[0-9.]+|.*:.*")) {
        throw new IllegalArgumentException(
            "Carrier " + name + ": TLS needs a domain as host, a certificate names no address");
      }
    }

    /// Where requests for a number go.
    String uri(String number) {
      return uri(prefix + number, port);
    }

    /// Whether it may call a number, which is written as it is sent.
    boolean isAllowed(String called) {
      return called.startsWith(prefix) && called.substring(prefix.length()).matches(numbers);
    }

    /// Where it sends a call on.
    ///
    /// @param at the port; not positive where it does not say
    String uri(String user, int at) {
      return "sip:" + user + "@" + host + ":" + (at > 0 ? at : port) + transport.parameter();
    }

    /// The gateway itself.
    public String uri() {
      return "sip:" + host + ":" + port + transport.parameter();
    }

    @Override
    public String toString() {
      return "Carrier " + name;
    }
  }
}
