package vigil.media.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;

/// The sound of a phone's present or last call.
final class PhoneSound {
  private final InetSocketAddress server;
  private final double hertz;
  private final PhoneClock clock;
  private final PhoneFaults faults;
  private @Nullable TonePhone tone;
  private String direction = "sendrecv";

  PhoneSound(InetSocketAddress server, double hertz, PhoneClock clock, PhoneFaults faults) {
    this.server = server;
    this.hertz = hertz;
    this.clock = clock;
    this.faults = faults;
  }

  /// A new line for a new call.
  synchronized TonePhone open() {
    try {
      TonePhone made = clock.add(new TonePhone(server.getAddress(), Codec.PCMA, hertz));
      made.loseEvery(faults.lostEvery());
      close();
      tone = made;
      direction = "sendrecv";
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized @Nullable TonePhone present() {
    return tone;
  }

  /// Who is to be heard from now on.
  synchronized void setDirection(String said) {
    direction = said;
  }

  /// What is said of the present sound.
  synchronized String describe(SipTextBuilder words) {
    return tone == null ? "" : words.description(tone, direction);
  }

  synchronized ToneDetector ear() {
    return tone == null ? new ToneDetector() : tone.ear();
  }

  synchronized void press(char key) {
    if (tone != null) {
      tone.press(key);
    }
  }

  /// Goes on from another port, saying another tone.
  synchronized void move(double said) {
    if (tone != null) {
      try {
        tone.move(server.getAddress());
        tone.say(said);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Sends no packet any more.
  synchronized void away() {
    if (tone != null) {
      tone.away(true);
    }
  }

  /// Speaks to where a description wants sound to go.
  synchronized void speakTo(String description) {
    InetSocketAddress where = SipTextBuilder.soundOf(description);
    if (tone != null && where.getPort() > 0) {
      tone.call(where);
    }
  }

  /// Ends the sound; what the ear heard last is kept.
  synchronized void close() {
    if (tone != null) {
      try {
        clock.hangUp(tone);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
