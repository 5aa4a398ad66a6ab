package vigil.media.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;
import vigil.media.webrtc.DtlsIdentity;
import vigil.media.webrtc.Srtp;
import vigil.seal.SealHeader;

/// What the server may ask of the line (docs/media-protocol.md). Each record checks itself when
/// made.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.OpenLeg.class, name = "leg"),
  @JsonSubTypes.Type(value = Command.Play.class, name = "play"),
  @JsonSubTypes.Type(value = Command.Echo.class, name = "echo"),
  @JsonSubTypes.Type(value = Command.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = Command.Join.class, name = "join"),
  @JsonSubTypes.Type(value = Command.Hear.class, name = "hear"),
  @JsonSubTypes.Type(value = Command.Part.class, name = "part"),
  @JsonSubTypes.Type(value = Command.StartRecording.class, name = "record"),
  @JsonSubTypes.Type(value = Command.PauseRecording.class, name = "record-pause"),
  @JsonSubTypes.Type(value = Command.StopRecording.class, name = "record-stop"),
  @JsonSubTypes.Type(value = Command.Free.class, name = "free"),
  @JsonSubTypes.Type(value = Command.ListCalls.class, name = "list"),
  @JsonSubTypes.Type(value = Command.Quality.class, name = "quality"),
  @JsonSubTypes.Type(value = Command.Stats.class, name = "stats"),
  @JsonSubTypes.Type(value = Command.Ping.class, name = "ping")
})
public sealed interface Command {
  int MOST_FILES = 32;
  int MOST_JOINED = 8;

  /// Below it are services and no telephones.
  int LOWEST_PORT = 1024;

  /// The broadcast address of whatever network one is on.
  String EVERYBODY = "255.255.255.255";

  /// Opens a leg, or changes what is given of a known one.
  ///
  /// @param direction what goes over the leg, seen from here
  /// @param webrtc the phone is a web page; null: it is a phone
  /// @param srtp what seals a phone's sound; null leaves it as it is, a new leg in the clear
  record OpenLeg(
      String call,
      String leg,
      @Nullable String remote,
      @Nullable Codec codec,
      @Nullable Integer events,
      @Nullable Direction direction,
      @Nullable WebRtc webrtc,
      @Nullable Sdes srtp)
      implements Command {
    public OpenLeg {
      Id.check("call", call);
      Id.check("leg", leg);
      address(remote);
      if (events != null && events != 0 && (events < 96 || events > 127)) {
        throw new IllegalArgumentException("events is a dynamic payload type, 96 to 127, or 0");
      }
      if (webrtc != null && remote != null) {
        throw new IllegalArgumentException("a page's address is the one that it nominates");
      }
      if (webrtc != null && srtp != null) {
        throw new IllegalArgumentException("a page's keys are those of its handshake");
      }
    }

    @Nullable InetSocketAddress address() {
      return address(remote);
    }

    private static @Nullable InetSocketAddress address(@Nullable String remote) {
      if (remote == null) {
        return null;
      }
      int colon = remote.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("remote is ip:port");
      }
      String host = remote.substring(0, colon).replace("[", "").replace("]", "");
      int port = Integer.parseInt(remote.substring(colon + 1));
      if (port < LOWEST_PORT) {
        throw new IllegalArgumentException("remote is a port from " + LOWEST_PORT);
      }
      InetAddress one = InetAddress.ofLiteral(host);
      if (one.isAnyLocalAddress() || one.isMulticastAddress() || host.equals(EVERYBODY)) {
        throw new IllegalArgumentException("remote is one machine");
      }
      return new InetSocketAddress(one, port);
    }
  }

  /// What the session description of a page says (RFC 8839, RFC 8122).
  ///
  /// @param ufrag null while it has not spoken
  /// @param fingerprint of its certificate, as `sha-256 AB:CD:...`; null as above
  record WebRtc(@Nullable String ufrag, @Nullable String fingerprint) {
    private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");

    public WebRtc {
      if (ufrag != null && !UFRAG.matcher(ufrag).matches()) {
        throw new IllegalArgumentException("ufrag is 4 to 256 of A-Z a-z 0-9 + /");
      }
      if (fingerprint != null && !DtlsIdentity.isFingerprint(fingerprint)) {
        throw new IllegalArgumentException("fingerprint is one of sha-256");
      }
    }
  }

  /// The keys that the session descriptions of both sides name (RFC 4568), each a master key and
  /// its salt in base64.
  ///
  /// @param ours what we seal with; null: the sound is in the clear
  /// @param theirs what the phone seals with; null while it has not spoken
  record Sdes(@Nullable String ours, @Nullable String theirs) {
    public Sdes {
      if (!isKey(ours) || !isKey(theirs) || (ours == null && theirs != null)) {
        throw new IllegalArgumentException("srtp: keys of 30 bytes in base64, ours if any");
      }
    }

    private static boolean isKey(@Nullable String base64) {
      return base64 == null || Base64.getDecoder().decode(base64).length == Srtp.KEY_AND_SALT;
    }

    /// A refusal's log line shows the command.
    @Override
    public String toString() {
      return "Sdes";
    }
  }

  /// Who of a leg's two sides is heard (RFC 3264), seen from here: `sendonly` says and does not
  /// listen.
  enum Direction {
    @JsonProperty("sendrecv")
    SENDRECV(true, true),
    @JsonProperty("sendonly")
    SENDONLY(true, false),
    @JsonProperty("recvonly")
    RECVONLY(false, true),
    @JsonProperty("inactive")
    INACTIVE(false, false);

    final boolean sends;
    final boolean takes;

    Direction(boolean sends, boolean takes) {
      this.sends = sends;
      this.takes = takes;
    }
  }

  record Play(
      String leg,
      @Nullable String file,
      @Nullable List<String> files,
      @Nullable Boolean loop,
      @Nullable String tag)
      implements Command {
    public Play {
      Id.check("leg", leg);
      if (tag != null) {
        Id.check("tag", tag);
      }
      int count = files == null ? 0 : files.size();
      if ((file == null) == (count == 0) || count > MOST_FILES) {
        throw new IllegalArgumentException("one file, or files: 1 to " + MOST_FILES);
      }
      if (Boolean.TRUE.equals(loop) && count > 1) {
        throw new IllegalArgumentException("a loop is one file");
      }
    }

    List<String> names() {
      return file != null ? List.of(file) : files == null ? List.of() : files;
    }
  }

  /// Tests a leg's voice: plays a file, listens, and plays back what was said.
  record Echo(String leg, String file, int seconds) implements Command {
    static final int MOST_SECONDS = 30;

    public Echo {
      Id.check("leg", leg);
      if (file == null || seconds < 1 || seconds > MOST_SECONDS) {
        throw new IllegalArgumentException("file, and seconds: 1 to " + MOST_SECONDS);
      }
    }
  }

  record Stop(String leg) implements Command {
    public Stop {
      Id.check("leg", leg);
    }
  }

  record Join(List<String> legs) implements Command {
    public Join {
      if (legs == null || legs.size() < 2 || legs.size() > MOST_JOINED) {
        throw new IllegalArgumentException("legs: 2 to " + MOST_JOINED);
      }
      legs.forEach(leg -> Id.check("legs", leg));
      if (legs.stream().distinct().count() != legs.size()) {
        throw new IllegalArgumentException("legs: each once");
      }
    }
  }

  record Hear(String leg, List<String> from) implements Command {
    public Hear {
      Id.check("leg", leg);
      if (from == null || from.size() > MOST_JOINED || from.contains(leg)) {
        throw new IllegalArgumentException("from: up to " + MOST_JOINED + " other legs");
      }
      from.forEach(other -> Id.check("from", other));
    }
  }

  record Part(String leg) implements Command {
    public Part {
      Id.check("leg", leg);
    }
  }

  /// Records a call, what the left leg says on the left.
  ///
  /// @param also whose sounds are added up with the right leg's
  /// @param seal the file is sealed while it is written; null: it is written in clear
  record StartRecording(
      String call,
      @Nullable String left,
      @Nullable String right,
      @Nullable List<String> also,
      String file,
      @Nullable Seal seal)
      implements Command {
    public StartRecording {
      Id.check("call", call);
      if (left == null && right == null) {
        throw new IllegalArgumentException("left or right");
      }
      if (also != null && (right == null || also.size() > MOST_JOINED)) {
        throw new IllegalArgumentException("also: up to " + MOST_JOINED + " legs beside right");
      }
      if (file == null) {
        throw new IllegalArgumentException("file");
      }
    }
  }

  /// The head of a sealed file and the file's own key, both in base64 (`vigil.seal`): the server
  /// keeps what the key is derived from.
  record Seal(String header, String key) {
    public Seal {
      if (header == null || key == null || bytes(key).length != SealHeader.KEY_BYTES) {
        throw new IllegalArgumentException("seal: header and key in base64");
      }
      read(header);
    }

    SealHeader head() {
      return read(header);
    }

    byte[] fileKey() {
      return bytes(key);
    }

    private static SealHeader read(String header) {
      try {
        return SealHeader.read(bytes(header));
      } catch (IOException not) {
        throw new IllegalArgumentException("seal: header", not);
      }
    }

    private static byte[] bytes(String base64) {
      return Base64.getDecoder().decode(base64);
    }

    /// A refusal's log line shows the command.
    @Override
    public String toString() {
      return "Seal";
    }
  }

  /// Writes silence, or sound again.
  ///
  /// @param on null: silence
  /// @param seconds then sound is written again by itself; null: the most there is
  record PauseRecording(String call, @Nullable Boolean on, @Nullable Integer seconds)
      implements Command {
    static final int MOST_SECONDS = 600;

    public PauseRecording {
      Id.check("call", call);
      if (seconds != null && (seconds < 1 || seconds > MOST_SECONDS)) {
        throw new IllegalArgumentException("seconds: 1 to " + MOST_SECONDS);
      }
    }

    Duration most() {
      return Duration.ofSeconds(seconds == null ? MOST_SECONDS : seconds);
    }
  }

  record StopRecording(String call) implements Command {
    public StopRecording {
      Id.check("call", call);
    }
  }

  record Free(@Nullable String call, @Nullable String leg) implements Command {
    public Free {
      if ((call == null) == (leg == null)) {
        throw new IllegalArgumentException("call or leg");
      }
    }
  }

  record ListCalls() implements Command {}

  /// How legs sound.
  ///
  /// @param calls of these calls; null: of all
  record Quality(@Nullable List<String> calls) implements Command {}

  record Stats() implements Command {}

  record Ping(@Nullable List<String> calls) implements Command {}

  /// Names the server gives to calls, legs and plays.
  final class Id {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

    private Id() {}

    static void check(String field, @Nullable String id) {
      if (id == null || !FORM.matcher(id).matches()) {
        throw new IllegalArgumentException(field + " is 1 to 64 of A-Z a-z 0-9 . _ : @ -");
      }
    }
  }
}
