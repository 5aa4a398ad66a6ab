package vigil.media.line;

import java.util.Arrays;
import vigil.media.sound.Codec;

/// What a leg hears of others: one is copied (or translated byte by byte), more are added up.
final class Bridge {
  private final int[] sum = new int[Codec.FRAME];

  void mix(Leg[] heard, Codec codec, byte[] into) {
    if (heard.length == 0) {
      Arrays.fill(into, codec.silence());
    } else if (heard.length == 1) {
      copy(heard[0], codec, into);
    } else {
      add(heard, codec, into);
    }
  }

  private static void copy(Leg from, Codec codec, byte[] into) {
    byte[] said = from.said();
    if (from.codec() == codec) {
      System.arraycopy(said, 0, into, 0, Codec.FRAME);
      return;
    }
    Codec law = from.codec();
    for (int i = 0; i < Codec.FRAME; i++) {
      into[i] = law.toOther(said[i]);
    }
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
