package vigil.media.phone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
  public enum RingBehaviour {
    ANSWER,
    RING,
    BUSY,
    DECLINE,
    /// As if it were unplugged.
    SILENT
  }

  private final String user;
  private final InetSocketAddress server;
  private final PhoneSound sound;
  private final PhoneFaults faults = new PhoneFaults();
  private final PhoneSocket socket;
  private final SipTextBuilder words;
  private final PhoneAnswers answers;
  private volatile RingBehaviour onRing = RingBehaviour.ANSWER;
  private int answersHeard;
  private State state = State.IDLE;
  private int status;
  private @Nullable SipText invite;
  private String callId = "";
  private String localTag = "";
  private String remoteTag = "";
  private String remoteUri = "";
  private String target = "";
  private long cseq;

  public SipPhone(String user, InetSocketAddress server, double hertz, PhoneClock clock) {
    this.user = user;
    this.server = server;
    sound = new PhoneSound(server, hertz, clock, faults);
    socket = new PhoneSocket(server);
    words = new SipTextBuilder(user, server, socket.port());
    answers = new PhoneAnswers(socket, words, sound, faults);
    socket.listen(user, this::response, this::request);
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
  public ToneDetector ear() {
    return sound.ear();
  }

  /// The id that the server gave the call which rings or talks; empty when it did not say.
  public synchronized String call() {
    return invite == null ? "" : invite.header("X-Vigil-Call");
  }

  public void setRingBehaviour(RingBehaviour what) {
    onRing = what;
  }

  /// Sends no sound any more, as a phone that is muted.
  public void mute() {
    sound.away();
  }

  /// The network changes under its sound: the stream goes on from another port, with another tone
  /// so that what is heard since is known by it. `direct` tells the far side.
  public void moveSound(double hertz) {
    sound.move(hertz);
  }

  /// What is to go wrong at this phone.
  public PhoneFaults faults() {
    return faults;
  }

  /// How often a 200 to our INVITE came.
  public synchronized int answersHeard() {
    return answersHeard;
  }

  public void press(char key) {
    sound.press(key);
  }

  /// Registers for some seconds, 0 to leave.
  ///
  /// @return the final status: 200, or 403 for a wrong password
  public int register(String password, int seconds) {
    return register(password, seconds, "MD5");
  }

  /// Registers with one of the digests offered, `MD5` or `SHA-256`.
  public int register(String password, int seconds, String algorithm) {
    return new PhoneRegistration(server, socket, words)
        .register(user, password, seconds, algorithm);
  }

  /// Calls a number of the server; the rest comes by itself.
  public void call(String number) {
    SipText request;
    synchronized (this) {
      begin(SipTextBuilder.token());
      localTag = SipTextBuilder.token();
      remoteTag = "";
      cseq = 1;
      remoteUri = "sip:" + number + "@" + server.getHostString();
      target = remoteUri + ":" + server.getPort();
      request = within("INVITE", words.description(sound.open(), "sendrecv"));
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
      socket.send(SipTextBuilder.ackOf(request, response));
      over(response.status());
    }
  }

  private synchronized void begin(String id) {
    callId = id;
    answers.forget();
    status = 0;
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
    return direct("INVITE", on ? "sendonly" : "sendrecv");
  }

  /// Says who shall be heard (RFC 3264), by an `INVITE` or an `UPDATE`.
  public int direct(String method, String direction) {
    TonePhone phone = sound.present();
    sound.setDirection(direction);
    return phone == null ? 481 : ask(method, words.description(phone, direction));
  }

  /// Picks up a phone that rings.
  public synchronized void answer() {
    SipText request = invite;
    if (state != State.RINGING || request == null) {
      return;
    }
    String said = words.description(sound.open(), "sendrecv");
    sound.speakTo(request.body());
    become(State.TALKING);
    answers.say(words.respond(request, 200, localTag, said));
  }

  /// Ends whatever there is: CANCEL while calling, 603 while ringing, BYE while talking.
  public void hangUp() {
    State state = state();
    if (state == State.CALLING) {
      cancel();
    } else if (state == State.RINGING) {
      decline(603);
    } else if (state == State.TALKING) {
      ask("BYE", "");
      over(status);
    }
  }

  private synchronized @Nullable SipText invite() {
    return invite;
  }

  private void cancel() {
    SipText first = invite();
    if (first != null) {
      socket.send(SipTextBuilder.cancelOf(first));
    }
  }

  private void decline(int code) {
    SipText request = invite();
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

  private void response(SipText text) {
    if (text.status() < 200) {
      if (text.status() > 100) {
        socket.progressed(text);
      }
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
      sound.speakTo(ok.body());
      become(State.TALKING);
    }
    answersHeard++;
    if (faults.losesThisAck()) {
      return;
    }
    long number = cseq;
    cseq = ok.cseq();
    SipText ack = within("ACK", "");
    cseq = number;
    socket.send(ack);
  }

  private void request(SipText text) {
    if (onRing == RingBehaviour.SILENT || faults.missesA(text.method())) {
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
    if (!faults.isDeafToAck() && isOurs(text)) {
      answers.acked();
    }
  }

  private void cancelled(SipText cancel) {
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
    RingBehaviour what = onRing;
    synchronized (this) {
      if (isOurs(text) && state != State.ENDED) {
        answers.answerAgain(text, localTag);
        return;
      }
      boolean isBusy = state == State.RINGING || state == State.TALKING || state == State.CALLING;
      if (isBusy || what == RingBehaviour.BUSY || what == RingBehaviour.DECLINE) {
        int no = what == RingBehaviour.DECLINE ? 603 : 486;
        socket.send(words.respond(text, no, SipTextBuilder.token(), ""));
        return;
      }
      begin(text.header("Call-ID"));
      invite = text;
      localTag = SipTextBuilder.token();
      remoteTag = text.parameter("From", "tag");
      remoteUri = text.uri("From");
      target = text.uri("Contact");
      cseq = 100;
      become(State.RINGING);
      socket.send(words.respond(text, 180, localTag, ""));
    }
    if (what == RingBehaviour.ANSWER) {
      answer();
    }
  }

  private synchronized void over(int code) {
    status = code == 0 ? status : code;
    sound.close();
    answers.acked();
    become(State.ENDED);
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  /// Waits for a state.
  ///
  /// @return false when it did not come in time
  public synchronized boolean await(State wanted, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    long left = most.toMillis();
    while (state != wanted && left > 0) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return state == wanted;
  }

  /// Pulls the plug: nothing is said to anyone.
  @Override
  public void close() {
    socket.close();
    sound.close();
  }
}
