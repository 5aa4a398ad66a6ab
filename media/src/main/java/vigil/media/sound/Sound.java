package vigil.media.sound;

import java.util.Arrays;

/// A whole piece of sound in both laws, filled up with silence to full frames. Shared by all who
/// hear it.
public final class Sound {
  private final String name;
  private final byte[] alaw;
  private final byte[] mulaw;

  private Sound(String name, byte[] alaw, byte[] mulaw) {
    this.name = name;
    this.alaw = alaw;
    this.mulaw = mulaw;
  }

  /// The path the server asked for.
  public String name() {
    return name;
  }

  public int frames() {
    return alaw.length / Codec.FRAME;
  }

  public void frame(int number, Codec codec, byte[] into) {
    byte[] from = codec == Codec.PCMA ? alaw : mulaw;
    System.arraycopy(from, number * Codec.FRAME, into, 0, Codec.FRAME);
  }

  /// Sound in one law, of which the other is made.
  public static Sound of(String name, Codec codec, byte[] companded) {
    int whole = Math.max(1, (companded.length + Codec.FRAME - 1) / Codec.FRAME) * Codec.FRAME;
    byte[] mine = Arrays.copyOf(companded, whole);
    Arrays.fill(mine, companded.length, whole, codec.silence());
    byte[] theirs = new byte[whole];
    for (int i = 0; i < whole; i++) {
      theirs[i] = codec.toOther(mine[i]);
    }
    return codec == Codec.PCMA ? new Sound(name, mine, theirs) : new Sound(name, theirs, mine);
  }
}
