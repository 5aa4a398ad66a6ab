package vigil.telephony.sip;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.telephony.sip.PhoneAccounts.Binding;

/// At which addresses phones stand that have proved themselves, while their registration lasts.
final class RegisteredPhones {
  /// Addresses remembered; the one that was longest quiet gives way.
  static final int MOST_ADDRESSES = 10_000;

  private final Map<String, Map<String, Instant>> untils =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Instant>> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  void add(Binding binding) {
    add(Peers.host(binding.contact()), binding.extension(), binding.expiresAt());
  }

  synchronized void add(String host, String extension, Instant until) {
    untils.computeIfAbsent(host, _ -> new HashMap<>()).put(extension, until);
  }

  synchronized void remove(String host, String extension) {
    Map<String, Instant> there = untils.get(host);
    if (there != null && there.remove(extension) != null && there.isEmpty()) {
      untils.remove(host);
    }
  }

  synchronized boolean contains(String host, Instant now) {
    Map<String, Instant> there = untils.get(host);
    if (there == null) {
      return false;
    }
    there.values().removeIf(until -> !now.isBefore(until));
    if (there.isEmpty()) {
      untils.remove(host);
    }
    return !there.isEmpty();
  }

  /// Whether the phone of this very extension stands there.
  synchronized boolean contains(String host, @Nullable String extension, Instant now) {
    return contains(host, now) && untils.getOrDefault(host, Map.of()).containsKey(extension);
  }
}
