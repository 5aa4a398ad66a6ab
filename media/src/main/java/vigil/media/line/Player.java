package vigil.media.line;

import java.util.List;
import vigil.media.sound.Codec;
import vigil.media.sound.Sound;

/// What is being played to one leg. A loop has no place of its own: all who hear it are at the same
/// bar.
final class Player {
  private final String tag;
  private final List<Sound> sounds;
  private final boolean loop;
  private int current;
  private int frame;
  private boolean over;

  Player(String tag, List<Sound> sounds, boolean loop) {
    this.tag = tag;
    this.sounds = List.copyOf(sounds);
    this.loop = loop;
  }

  /// The next 20 ms; `tick` counts the line's 20 ms and is the clock of every loop.
  void next(long tick, Codec codec, byte[] into) {
    Sound sound = sounds.get(current);
    if (loop) {
      sound.frame((int) (tick % sound.frames()), codec, into);
      return;
    }
    sound.frame(frame, codec, into);
    if (++frame >= sound.frames()) {
      frame = 0;
      current++;
      over = current >= sounds.size();
    }
  }

  boolean isOver() {
    return over;
  }

  String tag() {
    return tag;
  }

  String lastName() {
    return sounds.get(sounds.size() - 1).name();
  }

  /// Whether asking for this again changes nothing: the same tag, or untagged the same files still
  /// playing.
  boolean isSameAs(Player asked) {
    if (!asked.tag.isEmpty()) {
      return asked.tag.equals(tag);
    }
    return !over && tag.isEmpty() && loop == asked.loop && names().equals(asked.names());
  }

  private List<String> names() {
    return sounds.stream().map(Sound::name).toList();
  }
}
