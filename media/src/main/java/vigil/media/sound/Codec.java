package vigil.media.sound;

/// The two laws of G.711 (ITU-T G.711), as tables: a byte is 125 us of sound.
///
/// The tables are filled once and never leave.
@SuppressWarnings("ImmutableEnumChecker")
public enum Codec {
  /// mu-law, RTP payload type 0, WAV format 7.
  PCMU(0, 7, (byte) 0xFF),
  /// A-law, RTP payload type 8, WAV format 6.
  PCMA(8, 6, (byte) 0xD5);

  /// Samples in a second.
  public static final int RATE = 8000;

  /// Samples, and so bytes, in the 20 ms that are sent at a time.
  public static final int FRAME = 160;

  /// Linear sound is looked up by its upper 14 bits: mu-law has 14, A-law 13.
  private static final int LINEAR_BITS = 14;

  private static final int HALF = 1 << (LINEAR_BITS - 1);

  private final int payloadType;
  private final int wavFormat;
  private final byte silence;
  private final short[] linear = new short[256];
  private final byte[] companded = new byte[1 << LINEAR_BITS];
  private final byte[] other = new byte[256];

  Codec(int payloadType, int wavFormat, byte silence) {
    this.payloadType = payloadType;
    this.wavFormat = wavFormat;
    this.silence = silence;
  }

  static {
    for (int i = 0; i < 256; i++) {
      PCMU.linear[i] = muToLinear(i);
      PCMA.linear[i] = aToLinear(i);
    }
    for (int i = 0; i < PCMU.companded.length; i++) {
      int sample = (i - HALF) << (16 - LINEAR_BITS);
      PCMU.companded[i] = linearToMu(sample);
      PCMA.companded[i] = linearToA(sample);
    }
    for (int i = 0; i < 256; i++) {
      PCMU.other[i] = PCMA.encode(PCMU.linear[i]);
      PCMA.other[i] = PCMU.encode(PCMA.linear[i]);
    }
  }

  public int payloadType() {
    return payloadType;
  }

  public int wavFormat() {
    return wavFormat;
  }

  public byte silence() {
    return silence;
  }

  public short decode(byte sample) {
    return linear[sample & 0xFF];
  }

  public byte encode(int sample) {
    return companded[(sample >> (16 - LINEAR_BITS)) + HALF];
  }

  /// The same sound in the other law, straight from byte to byte.
  public byte toOther(byte sample) {
    return other[sample & 0xFF];
  }

  public Codec otherLaw() {
    return this == PCMU ? PCMA : PCMU;
  }

  private static short muToLinear(int code) {
    int c = ~code & 0xFF;
    int magnitude = (((c & 0x0F) << 3) + 0x84) << ((c & 0x70) >> 4);
    return (short) ((c & 0x80) != 0 ? 0x84 - magnitude : magnitude - 0x84);
  }

  private static short aToLinear(int code) {
    int c = code ^ 0x55;
    int segment = (c & 0x70) >> 4;
    int magnitude = ((c & 0x0F) << 4) + 8;
    if (segment > 0) {
      magnitude = (magnitude + 0x100) << (segment - 1);
    }
    return (short) ((c & 0x80) != 0 ? magnitude : -magnitude);
  }

  private static byte linearToMu(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs(sample), 32635) + 0x84;
    int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = (magnitude >> (segment + 3)) & 0x0F;
    return (byte) ~(sign | (segment << 4) | mantissa);
  }

  private static byte linearToA(int sample) {
    int sign = sample >= 0 ? 0x80 : 0;
    int magnitude = Math.min(sample >= 0 ? sample : ~sample, 32767);
    int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    int mantissa = segment == 0 ? magnitude >> 4 : magnitude >> (segment + 3);
    return (byte) ((sign | (segment << 4) | (mantissa & 0x0F)) ^ 0x55);
  }
}
