package vigil.media.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;

/// A telephone of one line over UDP: registers, calls, rings, answers, says a tone, hears, presses
/// keys. For tests, walks and loads; plain text and no dependency.
public final class SipPhone implements AutoCloseable {
  /// What the phone is doing.
  public enum State {
    IDLE,
    CALLING,
    RINGING,
    TALKING,
    /// The last call is over; `status` says how.
    ENDED
  }

  /// What happens when it rings.
  public enum OnRing {
    ANSWER,
    RING,
    BUSY,
    DECLINE,
    /// As if it were unplugged.
    SILENT
  }

  private final String user;
  private final InetSocketAddress server;
  private final double hertz;
  private final PhoneClock clock;
  private final PhoneSocket socket;
  private final PhoneWords words;
  private volatile OnRing onRing = OnRing.ANSWER;
  private volatile boolean isDeafToAck;
  private volatile boolean isDeafToCancel;
  private int acksToLose;
  private int answersHeard;
  private State state = State.IDLE;
  private int status;
  private @Nullable TonePhone tone;
  private @Nullable SipText invite;
  private @Nullable SipText answer;
  private String callId = "";
  private String localTag = "";
  private String remoteTag = "";
  private String remoteUri = "";
  private String target = "";
  private boolean isCaller;
  private boolean isAcked;
  private long cseq;

  public SipPhone(String user, InetSocketAddress server, double hertz, PhoneClock clock) {
    this.user = user;
    this.server = server;
    this.hertz = hertz;
    this.clock = clock;
    socket = new PhoneSocket(server);
    words = new PhoneWords(user, server, socket.port());
    socket.listen(user, this::heard);
  }

  static String token() {
    return PhoneWords.token();
  }

  public String user() {
    return user;
  }

  public int port() {
    return socket.port();
  }

  public synchronized State state() {
    return state;
  }

  /// The final status of the last call we made; 0 before it is known.
  public synchronized int status() {
    return status;
  }

  /// The ear of the present or last call.
  public synchronized Ear ear() {
    return tone == null ? new Ear() : tone.ear();
  }

  /// The id that the server gave the call which rings or talks; empty when it did not say.
  public synchronized String call() {
    return invite == null ? "" : invite.header("X-Vigil-Call");
  }

  public void onRing(OnRing what) {
    onRing = what;
  }

  /// Loses every ACK that comes, for tests of repeated answers.
  public void deafToAck(boolean deaf) {
    isDeafToAck = deaf;
  }

  /// Never hears a CANCEL, for tests of an answer that crosses it.
  public void deafToCancel(boolean deaf) {
    isDeafToCancel = deaf;
  }

  /// Does not send the next ACKs, as if they were lost.
  public synchronized void losesAcks(int many) {
    acksToLose = many;
  }

  /// How often a 200 to our INVITE came.
  public synchronized int answersHeard() {
    return answersHeard;
  }

  public void press(char key) {
    TonePhone now;
    synchronized (this) {
      now = tone;
    }
    if (now != null) {
      now.press(key);
    }
  }

  /// Registers for some seconds, 0 to leave.
  ///
  /// @return the final status: 200, or 403 for a wrong password
  public int register(String password, int seconds) {
    return register(password, seconds, "MD5");
  }

  public int register(String password, int seconds, String algorithm) {
    String uri = "sip:" + server.getHostString() + ":" + server.getPort();
    String id = token();
    String tag = token();
    SipText first = words.register(uri, id, tag, 1, seconds, "");
    SipText asked = ask(first);
    if (asked == null || asked.status() != 401) {
      return asked == null ? 408 : asked.status();
    }
    String challenge =
        asked.all("WWW-Authenticate").stream()
            .filter(c -> PhoneDigest.part(c, "algorithm").equalsIgnoreCase(algorithm))
            .findFirst()
            .orElse(asked.header("WWW-Authenticate"));
    String proof = PhoneDigest.answer(challenge, user, password, "REGISTER", uri);
    SipText answered = ask(words.register(uri, id, tag, 2, seconds, proof));
    return answered == null ? 408 : answered.status();
  }

  /// Calls a number of the server; the rest comes by itself.
  public void call(String number) {
    SipText request;
    synchronized (this) {
      begin(token(), true);
      localTag = token();
      remoteTag = "";
      cseq = 1;
      remoteUri = "sip:" + number + "@" + server.getHostString();
      target = remoteUri + ":" + server.getPort();
      request = within("INVITE", words.description(newTone(), "sendrecv"));
      invite = request;
      become(State.CALLING);
    }
    Thread.ofVirtual().start(() -> called(request));
  }

  private void called(SipText request) {
    SipText response = ask(request);
    if (response == null) {
      over(408);
    } else if (response.status() >= 300) {
      socket.send(PhoneWords.ackOf(request, response));
      over(response.status());
    }
  }

  private synchronized void begin(String id, boolean caller) {
    callId = id;
    isCaller = caller;
    isAcked = false;
    status = 0;
    answer = null;
  }

  private TonePhone newTone() {
    try {
      TonePhone made = clock.add(new TonePhone(server.getAddress(), Codec.PCMA, hertz));
      if (tone != null) {
        clock.hangUp(tone);
      }
      tone = made;
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A request of the present call, its CSeq already counted.
  private SipText within(String method, String body) {
    String ours = "<sip:" + user + "@" + server.getHostString() + ">;tag=" + localTag;
    String theirs = "<" + remoteUri + ">" + (remoteTag.isEmpty() ? "" : ";tag=" + remoteTag);
    var headers = words.head(method, ours, theirs, callId, cseq);
    if (!body.isEmpty()) {
      headers.add(new String[] {"Content-Type", "application/sdp"});
    }
    return new SipText(method + " " + target + " SIP/2.0", headers, body);
  }

  /// Asks within the present call and waits for the final response; an INVITE is acknowledged.
  ///
  /// @param body a session description, or empty
  /// @return the status; 408 when nobody answered
  public int ask(String method, String body) {
    SipText request;
    synchronized (this) {
      cseq++;
      request = within(method, body);
    }
    SipText response = ask(request);
    return response == null ? 408 : response.status();
  }

  /// Puts the other side on hold, or takes it off.
  public int hold(boolean on) {
    TonePhone now;
    synchronized (this) {
      now = tone;
    }
    return now == null ? 481 : ask("INVITE", words.description(now, on ? "sendonly" : "sendrecv"));
  }

  /// Picks up a phone that rings.
  public void answer() {
    SipText request;
    SipText ok;
    synchronized (this) {
      if (state != State.RINGING || invite == null) {
        return;
      }
      request = invite;
      ok = words.respond(request, 200, localTag, words.description(newTone(), "sendrecv"));
      answer = ok;
      speakTo(request.body());
      become(State.TALKING);
    }
    Thread.ofVirtual().start(() -> sendUntilAcked(ok));
  }

  private void sendUntilAcked(SipText ok) {
    long pause = PhoneSocket.T1.toMillis();
    for (int i = 0; i < PhoneSocket.MOST_SENDS; i++) {
      socket.send(ok);
      synchronized (this) {
        waitFor(pause, () -> isAcked || state != State.TALKING);
        if (isAcked || state != State.TALKING) {
          return;
        }
      }
      pause *= 2;
    }
  }

  /// Ends whatever there is: CANCEL while calling, 603 while ringing, BYE while talking.
  public void hangUp() {
    State now = state();
    if (now == State.CALLING) {
      cancel();
    } else if (now == State.RINGING) {
      decline(603);
    } else if (now == State.TALKING) {
      ask("BYE", "");
      over(status);
    }
  }

  private void cancel() {
    SipText first;
    synchronized (this) {
      first = invite;
    }
    if (first != null) {
      socket.send(PhoneWords.cancelOf(first));
    }
  }

  private void decline(int code) {
    SipText request;
    synchronized (this) {
      request = invite;
    }
    if (request != null) {
      socket.send(words.respond(request, code, localTag, ""));
      over(code);
    }
  }

  /// Sends a request again and again until its final response.
  ///
  /// @return null when nobody answered
  public @Nullable SipText ask(SipText request) {
    return socket.ask(request);
  }

  /// Sends bytes as they are.
  public void send(byte[] bytes) {
    socket.send(bytes);
  }

  private void heard(SipText text) {
    if (text.isResponse()) {
      response(text);
    } else {
      request(text);
    }
  }

  private void response(SipText text) {
    if (text.status() < 200) {
      return;
    }
    if (text.cseqMethod().equals("INVITE") && text.status() < 300) {
      accepted(text);
    }
    socket.answered(text);
  }

  /// A 200 to our INVITE, also one sent again: acknowledged each time.
  private synchronized void accepted(SipText ok) {
    if (!ok.header("Call-ID").equals(callId)) {
      return;
    }
    remoteTag = ok.parameter("To", "tag");
    target = ok.uri("Contact");
    if (state == State.CALLING) {
      status = ok.status();
      speakTo(ok.body());
      become(State.TALKING);
    }
    answersHeard++;
    if (acksToLose-- > 0) {
      return;
    }
    long now = cseq;
    cseq = ok.cseq();
    SipText ack = within("ACK", "");
    cseq = now;
    socket.send(ack);
  }

  private void speakTo(String description) {
    InetSocketAddress where = PhoneWords.soundOf(description);
    if (tone != null && where.getPort() > 0) {
      tone.call(where);
    }
  }

  private void request(SipText text) {
    if (onRing == OnRing.SILENT) {
      return;
    }
    switch (text.method()) {
      case "INVITE" -> ring(text);
      case "ACK" -> acked(text);
      case "BYE" -> {
        socket.send(words.respond(text, 200, localTag, ""));
        if (isOurs(text)) {
          over(status());
        }
      }
      case "CANCEL" -> cancelled(text);
      default -> socket.send(words.respond(text, 200, localTag, ""));
    }
  }

  private synchronized boolean isOurs(SipText text) {
    return text.header("Call-ID").equals(callId);
  }

  private synchronized void acked(SipText text) {
    if (!isDeafToAck && isOurs(text)) {
      isAcked = true;
      notifyAll();
    }
  }

  private void cancelled(SipText cancel) {
    if (isDeafToCancel) {
      return;
    }
    socket.send(words.respond(cancel, 200, localTag, ""));
    SipText first;
    synchronized (this) {
      first = state == State.RINGING && isOurs(cancel) ? invite : null;
    }
    if (first != null) {
      socket.send(words.respond(first, 487, localTag, ""));
      over(487);
    }
  }

  private void ring(SipText text) {
    OnRing what = onRing;
    synchronized (this) {
      if (isOurs(text) && state != State.ENDED) {
        if (answer != null) {
          socket.send(answer);
        }
        return;
      }
      boolean isBusy = state == State.RINGING || state == State.TALKING || state == State.CALLING;
      if (isBusy || what == OnRing.BUSY || what == OnRing.DECLINE) {
        String kept = localTag;
        localTag = token();
        socket.send(words.respond(text, what == OnRing.DECLINE ? 603 : 486, localTag, ""));
        localTag = kept;
        return;
      }
      begin(text.header("Call-ID"), false);
      invite = text;
      localTag = token();
      remoteTag = text.parameter("From", "tag");
      remoteUri = text.uri("From");
      target = text.uri("Contact");
      cseq = 100;
      become(State.RINGING);
      socket.send(words.respond(text, 180, localTag, ""));
    }
    if (what == OnRing.ANSWER) {
      answer();
    }
  }

  private synchronized void over(int code) {
    status = code == 0 ? status : code;
    if (tone != null) {
      try {
        clock.hangUp(tone);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    become(State.ENDED);
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  /// True when we placed the present call.
  public synchronized boolean isCaller() {
    return isCaller;
  }

  /// Waits for a state.
  ///
  /// @return false when it did not come in time
  public synchronized boolean await(State wanted, Duration most) {
    waitFor(most.toMillis(), () -> state == wanted);
    return state == wanted;
  }

  private synchronized void waitFor(long millis, java.util.function.BooleanSupplier done) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!done.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Pulls the plug: nothing is said to anyone.
  @Override
  public void close() {
    socket.close();
    TonePhone last;
    synchronized (this) {
      last = tone;
    }
    if (last != null) {
      try {
        clock.hangUp(last);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
