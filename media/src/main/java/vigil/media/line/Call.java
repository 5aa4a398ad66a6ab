package vigil.media.line;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Sound;

/// The legs the server holds together under one name, and their recording.
final class Call {
  static final int MOST_LEGS = 32;

  final String id;
  final List<Leg> legs = new ArrayList<>(2);
  @Nullable Recording recording;

  /// Null while no voice is tested.
  @Nullable EchoTest test;

  /// How legs sounded that have left.
  private final List<QualityReport> ended = new ArrayList<>();

  long renewed;

  Call(String id, long now) {
    this.id = id;
    this.renewed = now;
  }

  /// Begins a voice test; one that is on goes on.
  void test(Leg leg, Sound prompt, int seconds) {
    test = test == null ? new EchoTest(leg, prompt, seconds) : test;
  }

  /// A leg leaves: how it sounded is kept for the recording's last word.
  void leave(Leg leg) {
    legs.remove(leg);
    test = test != null && test.leg().equals(leg) ? null : test;
    QualityReport quality = leg.lastQuality();
    if (quality.heard().expected() > 0 && ended.size() < MOST_LEGS) {
      ended.add(quality);
    }
  }

  /// How all its legs sounded, those that left among them.
  List<QualityReport> lastQualities() {
    var all = new ArrayList<>(ended);
    for (Leg leg : legs) {
      QualityReport quality = leg.lastQuality();
      if (quality.heard().expected() > 0) {
        all.add(quality);
      }
    }
    return all;
  }

  /// The shortest time any of its legs has been quiet.
  long quietNanos(long now) {
    long quiet = now - renewed;
    for (int i = 0; i < legs.size(); i++) {
      long leg = legs.get(i).quietNanos(now);
      quiet = i == 0 ? leg : Math.min(quiet, leg);
    }
    return quiet;
  }
}
