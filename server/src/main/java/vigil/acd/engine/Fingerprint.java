package vigil.acd.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A 64-bit fingerprint of fields, the same in every run and on every machine (so no
/// `Enum.hashCode`).
final class Fingerprint {
  private long value = 0x9E3779B97F4A7C15L;

  Fingerprint add(long field) {
    value = mix(value ^ field) + 0x9E3779B97F4A7C15L;
    return this;
  }

  Fingerprint add(@Nullable String field) {
    return add(field == null ? -1L : ((long) field.length() << 32) ^ field.hashCode());
  }

  Fingerprint add(Enum<?> field) {
    return add(field.name());
  }

  Fingerprint add(@Nullable Instant field) {
    return add(field == null ? -1L : field.toEpochMilli());
  }

  long value() {
    return value;
  }

  /// SplitMix64's finisher: every input bit moves every output bit.
  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
