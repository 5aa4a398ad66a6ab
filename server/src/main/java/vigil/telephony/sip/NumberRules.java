package vigil.telephony.sip;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vigil.telephony.sip.CarrierSettings.Carrier;

/// How a number is called, and by whom: an address `tel:13800138000` becomes the ways to it, the
/// cheapest first.
public final class NumberRules {
  public static final String SCHEME = "tel:";

  /// Digits as people write them.
  private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9][0-9 ()./-]{1,30}");

  /// A number of this country with its code, as people and other machines write it.
  private static final Pattern HERE = Pattern.compile("(?:\\+|00)86([0-9]{3,11})");

  /// A subscriber's number within a city.
  private static final Pattern LOCAL = Pattern.compile("[2-8][0-9]{6,7}");

  private final CarrierSettings settings;
  private final String hotline;

  /// @param hotline shown where a carrier has no number of its own to show
  public NumberRules(CarrierSettings settings, String hotline) {
    this.settings = settings;
    this.hotline = hotline;
  }

  /// One way to a number.
  ///
  /// @param target the request's URI
  /// @param callerId the number shown
  /// @param isSealed whether its sound is (SRTP)
  public record Way(Carrier carrier, String target, String callerId, boolean isSealed) {}

  public CarrierSettings settings() {
    return settings;
  }

  public static boolean isNumber(String address) {
    return address.startsWith(SCHEME);
  }

  /// The number as it is sent; empty when it is none.
  Optional<String> normalise(String address) {
    String written = address.startsWith(SCHEME) ? address.substring(SCHEME.length()) : address;
    if (!WRITTEN.matcher(written).matches()) {
      return Optional.empty();
    }
    String digits = written.replaceAll("[^0-9+]", "");
    var here = HERE.matcher(digits);
    if (here.matches()) {
      return Optional.of(isMobileOrService(here.group(1)) ? here.group(1) : "0" + here.group(1));
    }
    if (digits.startsWith("+")) {
      return Optional.of("00" + digits.substring(1));
    }
    boolean isLocal = LOCAL.matcher(digits).matches();
    return Optional.of(isLocal ? settings.areaCode() + digits : digits);
  }

  private static boolean isMobileOrService(String number) {
    return number.matches("1[3-9][0-9]{9}|[149][0-9]{2,6}|400[0-9]{7}");
  }

  /// The ways to a number, in the order in which they are tried; none where it is no number or no
  /// carrier may call it.
  public List<Way> listWays(String address) {
    return normalise(address).stream()
        .flatMap(number ->
            settings.trunks().stream()
                .filter(carrier -> number.matches(carrier.numbers()))
                .map(carrier ->
                    new Way(
                        carrier,
                        carrier.uri(number),
                        carrier.callerId() == null ? hotline : carrier.callerId(),
                        settings.isSealed(carrier))))
        .toList();
  }
}
