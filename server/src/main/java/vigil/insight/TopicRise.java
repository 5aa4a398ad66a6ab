package vigil.insight;

import org.jspecify.annotations.Nullable;

/// What many citizens asked about in a time.
///
/// @param topic of one category, so that its orders can be listed
/// @param count orders registered
/// @param usual how many would be usual
/// @param times how many times the usual; null where that is not said ([Rise])
/// @param spike the id of the open spike that it is part of; null where nothing burns
public record TopicRise(
    Topic topic, int count, double usual, @Nullable Integer times, @Nullable String spike) {
  public static TopicRise of(Topic topic, int count, double usual, @Nullable String spike) {
    return new TopicRise(topic, count, usual, Rise.times(count, usual), spike);
  }

  public boolean isRising() {
    return spike != null || times != null;
  }
}
