package vigil.media.line;

/// Telephone-events (RFC 4733): many packets, three of them ends, are one key.
final class TelephoneEventDecoder {
  static final int NONE = -1;
  private static final String NAMES = "0123456789*#ABCD";

  private boolean any;
  private boolean down;
  private int stamp;
  private int event;
  private int duration;

  /// One packet of an event. All packets of one press carry the timestamp of its beginning; a press
  /// longer than 8 s goes on under a new timestamp that joins the old one without a gap.
  ///
  /// @return the key's character when this packet begins a new press, else `NONE`
  int packet(int stamp, int event, boolean end, int duration) {
    if (event >= NAMES.length()) {
      return NONE;
    }
    int since = stamp - this.stamp;
    if (any && since <= 0) {
      if (since == 0) {
        down &= !end;
        this.duration = Math.max(this.duration, duration);
      }
      return NONE;
    }
    boolean goesOn = any && down && event == this.event && since <= this.duration + 160;
    any = true;
    down = !end;
    this.stamp = stamp;
    this.event = event;
    this.duration = duration;
    return goesOn ? NONE : NAMES.charAt(event);
  }

  /// Another source has another clock.
  void reset() {
    any = false;
    down = false;
  }
}
