package vigil.media.webrtc;

import java.util.Arrays;

/// One direction of SRTP and SRTCP with AES_CM_128_HMAC_SHA1_80 (RFC 3711), on packets in arrays
/// that are changed in place. RTP and RTCP share nothing: each is one thread's, not for two.
public final class Srtp {
  /// A master key and its salt, as a description names them (RFC 4568, section 6.1).
  public static final int KEY_AND_SALT = SrtpCipher.KEY_BYTES + SrtpCipher.SALT_BYTES;

  /// What a packet grows by at most: the tag, and for RTCP the index.
  public static final int MOST_MORE = SrtpCipher.TAG_BYTES + 4;

  /// Senders that one direction may have at once; a page has one, and another after it changed its
  /// microphone.
  static final int MOST_SENDERS = 4;

  /// How often a sender may have rolled over before we hear it for the first time: eleven hours.
  static final int MOST_ROLLED = 32;

  private static final int HEADER = 12;
  private static final int RTCP_HEADER = 8;
  private static final int ENCRYPTED = 0x8000_0000;

  private final SrtpCipher rtp;
  private final SrtpCipher rtcp;
  private final Sender[] senders = new Sender[MOST_SENDERS];
  private final ReplayWindow reports = new ReplayWindow();
  private int known;
  private int turn;
  private int rollOver;
  private int sequenceBefore = -1;
  private int reportIndex;

  public Srtp(byte[] masterKey, byte[] masterSalt) {
    rtp = new SrtpCipher(masterKey, masterSalt, SrtpCipher.RTP);
    rtcp = new SrtpCipher(masterKey, masterSalt, SrtpCipher.RTCP);
  }

  /// By a key as a description names it.
  ///
  /// @param keyAndSalt of [#KEY_AND_SALT] bytes
  public static Srtp of(byte[] keyAndSalt) {
    return new Srtp(
        Arrays.copyOf(keyAndSalt, SrtpCipher.KEY_BYTES),
        Arrays.copyOfRange(keyAndSalt, SrtpCipher.KEY_BYTES, keyAndSalt.length));
  }

  /// Loads what Java needs for the first of them, which takes longer than a tick may.
  public static void prepare() {
    if (First.ONE.known != 0) {
      throw new IllegalStateException("Nobody speaks by it");
    }
  }

  private static final class First {
    static final Srtp ONE = of(new byte[KEY_AND_SALT]);
  }

  /// How far the packets of one sender are.
  private static final class Sender {
    final int ssrc;
    final ReplayWindow window = new ReplayWindow();
    int rollOver;
    int highest;

    Sender(int ssrc, int first) {
      this.ssrc = ssrc;
      this.highest = first;
    }

    /// The roll-over counter that a sequence number most likely is of (RFC 3711, 3.3.1).
    int guess(int sequence) {
      if (highest < 0x8000) {
        return sequence - highest > 0x8000 ? rollOver - 1 : rollOver;
      }
      return highest - 0x8000 > sequence ? rollOver + 1 : rollOver;
    }

    void record(int sequence, int of) {
      if (of == rollOver + 1 || (of == rollOver && sequence > highest)) {
        rollOver = of;
        highest = sequence;
      }
    }
  }

  /// Seals an RTP packet; its sequence numbers follow each other.
  ///
  /// @return its new length; the array has room for [#MOST_MORE]
  public int protect(byte[] packet, int length) {
    int at = payloadAt(packet, length);
    int sequence = sequence(packet);
    if (sequenceBefore > sequence && sequenceBefore - sequence > 0x8000) {
      rollOver++;
    }
    sequenceBefore = sequence;
    rtp.crypt(packet, at, length - at, word(packet, 8), index(rollOver, sequence));
    rtp.sign(packet, length, rollOver, length);
    return length + SrtpCipher.TAG_BYTES;
  }

  /// Opens an RTP packet.
  ///
  /// @return its new length; -1 when it is not whole, not the sender's or was here before
  public int unprotect(byte[] packet, int length) {
    int end = length - SrtpCipher.TAG_BYTES;
    int at = end < HEADER ? -1 : payloadAt(packet, end);
    if (at < 0) {
      return -1;
    }
    int sequence = sequence(packet);
    Sender sender = sender(word(packet, 8), sequence);
    int of = sender.guess(sequence);
    long index = index(of, sequence);
    if (of < 0 || !sender.window.isNew(index)) {
      return -1;
    }
    if (!rtp.isSigned(packet, end, of, end)) {
      of = rolled(sender, sequence);
      if (of < 0 || !rtp.isSigned(packet, end, of, end)) {
        return -1;
      }
      sender.rollOver = of;
      index = index(of, sequence);
    }
    remember(sender);
    sender.window.record(index);
    sender.record(sequence, of);
    rtp.crypt(packet, at, end - at, sender.ssrc, index);
    return end;
  }

  /// How often a sender may have rolled over of whom nothing was heard yet: nobody tells (RFC 3711,
  /// 3.3.1), and a phone speaks on when it is we who begin anew. One guess a packet, another for
  /// the next, so that what nobody sealed costs two looks at the most.
  ///
  /// @return -1 for a sender who is known
  private int rolled(Sender sender, int sequence) {
    for (int i = 0; i < known; i++) {
      if (senders[i] == sender) {
        return -1;
      }
    }
    return 1 + sequence % MOST_ROLLED;
  }

  private Sender sender(int ssrc, int sequence) {
    for (int i = 0; i < known; i++) {
      if (senders[i].ssrc == ssrc) {
        return senders[i];
      }
    }
    return new Sender(ssrc, sequence);
  }

  /// A sender is known once a packet of it proved itself.
  private void remember(Sender sender) {
    for (int i = 0; i < known; i++) {
      if (senders[i] == sender) {
        return;
      }
    }
    senders[turn] = sender;
    turn = (turn + 1) % MOST_SENDERS;
    known = Math.min(known + 1, MOST_SENDERS);
  }

  /// Seals an RTCP packet (RFC 3711, section 3.4).
  public int protectRtcp(byte[] packet, int length) {
    int index = reportIndex;
    reportIndex = (reportIndex + 1) & Integer.MAX_VALUE;
    rtcp.crypt(packet, RTCP_HEADER, length - RTCP_HEADER, word(packet, 4), index);
    int trailer = ENCRYPTED | index;
    for (int b = 0; b < 4; b++) {
      packet[length + b] = (byte) (trailer >>> (24 - 8 * b));
    }
    rtcp.sign(packet, length, trailer, length + 4);
    return length + MOST_MORE;
  }

  /// Opens an RTCP packet; -1 as for RTP.
  public int unprotectRtcp(byte[] packet, int length) {
    int end = length - MOST_MORE;
    if (end < RTCP_HEADER) {
      return -1;
    }
    int trailer = word(packet, end);
    int index = trailer & Integer.MAX_VALUE;
    if ((trailer & ENCRYPTED) == 0
        || !reports.isNew(index)
        || !rtcp.isSigned(packet, end, trailer, end + 4)) {
      return -1;
    }
    reports.record(index);
    rtcp.crypt(packet, RTCP_HEADER, end - RTCP_HEADER, word(packet, 4), index);
    return end;
  }

  /// Where the payload begins, after contributing sources and a header extension; -1 when the
  /// packet ends before.
  private static int payloadAt(byte[] packet, int length) {
    int at = HEADER + 4 * (packet[0] & 0x0F);
    if ((packet[0] & 0x10) != 0) {
      if (at + 4 > length) {
        return -1;
      }
      at += 4 + 4 * (((packet[at + 2] & 0xFF) << 8) | (packet[at + 3] & 0xFF));
    }
    return at > length ? -1 : at;
  }

  private static int sequence(byte[] packet) {
    return ((packet[2] & 0xFF) << 8) | (packet[3] & 0xFF);
  }

  private static int word(byte[] packet, int at) {
    return (packet[at] << 24)
        | ((packet[at + 1] & 0xFF) << 16)
        | ((packet[at + 2] & 0xFF) << 8)
        | (packet[at + 3] & 0xFF);
  }

  private static long index(int rollOver, int sequence) {
    return ((rollOver & 0xFFFF_FFFFL) << 16) | sequence;
  }
}
