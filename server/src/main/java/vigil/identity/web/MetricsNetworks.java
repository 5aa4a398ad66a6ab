package vigil.identity.web;

import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// From where metrics are collected by a program that has no operator's token.
@Component
class MetricsNetworks {
  private final List<IpAddressMatcher> networks;

  /// @param from `vigil.metrics.from`: addresses or networks, with commas between; none when empty
  MetricsNetworks(@Value("${vigil.metrics.from:}") String from) {
    this.networks =
        from.isBlank()
            ? List.of()
            : Arrays.stream(from.split(",", -1)).map(MetricsNetworks::network).toList();
  }

  private static IpAddressMatcher network(String text) {
    try {
      return new IpAddressMatcher(text.strip());
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "vigil.metrics.from holds addresses or networks such as 10.0.0.0/8, but has "
              + text.strip(),
          bad);
    }
  }

  boolean has(String address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }
}
