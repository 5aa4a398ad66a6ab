package vigil.media.line;

import java.util.List;
import vigil.media.sound.Codec;
import vigil.media.sound.Sound;

/// A voice test on one leg: a prompt, then some seconds in which the phone's sound is kept in
/// memory and measured, then the same played back to it. Nothing of it reaches a disk. The tick
/// thread's.
final class EchoTest {
  static final String PROMPT = "echo-prompt";
  static final String BACK = "echo";

  private final Leg leg;
  private final byte[] said;
  private int filled;

  EchoTest(Leg leg, Sound prompt, int seconds) {
    this.leg = leg;
    said = new byte[seconds * Codec.RATE];
    leg.stopPlaying();
    leg.play(new Player(PROMPT, List.of(prompt), false));
  }

  Leg leg() {
    return leg;
  }

  /// Takes in 20 ms of the leg, once the prompt is over.
  ///
  /// @return whether all is kept now, and is being played back
  boolean isHeard() {
    if (leg.isPlaying()) {
      return false;
    }
    System.arraycopy(leg.said(), 0, said, filled, Codec.FRAME);
    filled += Codec.FRAME;
    if (filled < said.length) {
      return false;
    }
    leg.play(new Player(BACK, List.of(Sound.of(BACK, leg.codec(), said)), false));
    return true;
  }

  SoundLevel level() {
    return SoundLevel.of(said, leg.codec());
  }
}
