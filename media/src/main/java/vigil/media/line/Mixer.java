package vigil.media.line;

import java.util.Arrays;
import vigil.media.sound.Codec;

/// What a leg hears of others: one is passed on as it is (or translated byte by byte), more are
/// added up.
final class Mixer {
  private final int[] sum = new int[Codec.FRAME];

  /// The frame to send: the only other's own, or `into` filled.
  byte[] mix(Leg[] heard, Codec codec, byte[] into) {
    if (heard.length == 1) {
      Leg only = heard[0];
      return only.codec() == codec ? only.said() : translate(only, into);
    }
    if (heard.length == 0) {
      Arrays.fill(into, codec.silence());
    } else {
      add(heard, codec, into);
    }
    return into;
  }

  private static byte[] translate(Leg from, byte[] into) {
    byte[] said = from.said();
    Codec law = from.codec();
    for (int i = 0; i < Codec.FRAME; i++) {
      into[i] = law.toOther(said[i]);
    }
    return into;
  }

  private void add(Leg[] heard, Codec codec, byte[] into) {
    Arrays.fill(sum, 0);
    for (Leg leg : heard) {
      byte[] said = leg.said();
      Codec law = leg.codec();
      for (int i = 0; i < Codec.FRAME; i++) {
        sum[i] += law.decode(said[i]);
      }
    }
    for (int i = 0; i < Codec.FRAME; i++) {
      into[i] = codec.encode(Math.clamp(sum[i], Short.MIN_VALUE, Short.MAX_VALUE));
    }
  }
}
