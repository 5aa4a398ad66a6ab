package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.phone.SipText;

/// Messages in the manner of RFC 4475 and RFC 5118: each is answered by a code that fits it or not
/// at all, and leaves no trace, nor a call unless it was answered 200.
class TortureTest {
  private static final Path MESSAGES = Path.of("src/test/resources/sip/torture.txt");
  private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");
  private static final String NOTHING = "-";

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  /// Transactions and calls of all tests differ.
  private static int number;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 200);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  private record Message(String name, List<String> answers, String text) {
    /// @param part a first line of name, answers and words, then the message
    static Message parse(String part) {
      int end = part.indexOf('\n');
      List<String> words = Arrays.asList(part.substring(0, end).strip().split(" ", -1));
      List<String> answers =
          words.stream().filter(w -> w.equals(NOTHING) || w.matches("[0-9]{3}")).toList();
      return new Message(words.getFirst(), answers, part.substring(end + 1));
    }

    boolean isAnswered(String said) {
      return text.startsWith("INVITE ") && said.equals("200");
    }

    byte[] bytes(String at, String transport, int number) {
      String filled =
          text.replace("{at}", at).replace("{t}", transport).replace("{n}", "" + number);
      String[] parts = raw(filled.replace("\n", "\r\n")).split("\r\n\r\n", 2);
      String body = parts.length < 2 ? "" : parts[1];
      String head = parts[0].replace("{l}", "" + body.length());
      return (head + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String raw(String text) {
      return BYTE.matcher(text)
          .replaceAll((MatchResult hex) ->
              java.util.regex.Matcher.quoteReplacement(
                  String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }
  }

  private static List<Message> messages() throws IOException {
    String all = Files.readString(MESSAGES);
    return Arrays.stream(all.split("(?m)^=== ", -1)).skip(1).map(Message::parse).toList();
  }

  // promise: docs/security.md «The messages of RFC 4475 and RFC 5118»
  @Test
  void eachMessageIsAnsweredByACodeThatFitsOrNotAtAll() throws IOException {
    var wrong = new ArrayList<String>();
    long calls = countCalls();
    for (Message message : messages()) {
      try (var trunk = new Stranger(stage.server(), "127.0.0.1")) {
        number++;
        trunk.send(message.bytes(trunk.at(), "UDP", number));
        String said = answered(trunk, !message.answers.contains(NOTHING));
        calls += message.isAnswered(said) ? 1 : 0;
        if (!message.answers.contains(said)) {
          wrong.add("%s: %s, not %s".formatted(message.name, said, message.answers));
        }
      }
    }
    assertEquals(List.of(), wrong);
    isWell(calls);
  }

  /// On a stream what cannot be read ends it: its end is unknown. A request that follows another in
  /// one packet is a call there.
  @Test
  void eachMessageOnAConnectionIsAnsweredLikewiseOrEndsIt() throws IOException {
    var wrong = new ArrayList<String>();
    long calls = countCalls() + 1;
    for (Message message : messages()) {
      try (var trunk = new Stranger(RawWire.tcp(stage.server(), "127.0.0.1"))) {
        number++;
        trunk.send(message.bytes(trunk.at(), "TCP", number));
        String said = answered(trunk, !message.answers.contains(NOTHING));
        calls += message.isAnswered(said) ? 1 : 0;
        if (!said.equals(NOTHING) && !message.answers.contains(said)) {
          wrong.add("%s: %s, not %s".formatted(message.name, said, message.answers));
        }
      }
    }
    assertEquals(List.of(), wrong);
    isWell(calls);
  }

  /// The first final answer. It is waited for if it is owed; then, and where none is, for the
  /// answers of two OPTIONS that are sent later, the second after the first one's answer: what ran
  /// beside one of them, another request of the same packet too, is over by then.
  private static String answered(Stranger trunk, boolean isOwed) throws IOException {
    String first = NOTHING;
    try {
      askAfter(trunk);
      boolean isAsked = true;
      for (int later = 0; later < 2; ) {
        SipText said = trunk.nextOwed();
        if (said == null) {
          return first;
        }
        if (said.header("Call-ID").equals("after" + number)) {
          isAsked = false;
        } else if (first.equals(NOTHING) && said.status() >= 200) {
          first = "" + said.status();
        }
        if (!isAsked && (!isOwed || !first.equals(NOTHING))) {
          later++;
          askAfter(trunk);
          isAsked = true;
        }
      }
    } catch (SocketException closed) {
      return first;
    }
    return first;
  }

  private static void askAfter(Stranger trunk) throws IOException {
    trunk.say("OPTIONS", "<sip:1@x>;tag=o", "<sip:12345@x>", "after" + number, "", "");
  }

  private static long countCalls() {
    return stage.sql.sql("select count(*) from telephony.call").query(Long.class).single();
  }

  /// Nobody acknowledges what was answered 200: those calls end by themselves. What was answered
  /// otherwise is no call, though it were one after its answer.
  private static void isWell(long calls) throws IOException {
    stage.awaitIdle();
    assertEquals(calls, countCalls());
    assertTrue(
        stage.listener.arrived.stream().allMatch(call -> stage.state(call.id()).equals("ENDED")));
    try (var trunk = new Stranger(stage.server(), "127.0.0.1")) {
      var call = new RawCall(trunk, "well" + number);
      assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendrecv")).status());
      call.hangUp();
    }
    stage.awaitIdle();
  }
}
