package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.media.MediaFixture.hears;
import static vigil.media.MediaFixture.hearsNothingOf;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;

/// A frequency per phone; a filter per question.
class WhoHearsWhomTest {
  private static final double CALLER = 440;
  private static final double AGENT = 700;
  private static final double CHIEF = 1000;
  private static final double PROMPT = 1300;

  @TempDir Path folder;
  private MediaFixture stage;

  @BeforeEach
  void open() throws IOException {
    stage = new MediaFixture(folder);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  @Test
  void joinedLegsHearEachOtherAndNotThemselves() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(caller, AGENT);
    hears(agent, CALLER);
    hearsNothingOf(caller, CALLER);
    hearsNothingOf(agent, AGENT);
  }

  @Test
  void eachLegKeepsItsLaw() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMU, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(caller, AGENT);
    hears(agent, CALLER);
    assertEquals(Codec.PCMU.payloadType(), caller.lastPayloadType());
    assertEquals(Codec.PCMA.payloadType(), agent.lastPayloadType());
  }

  @Test
  void aPartedLegHearsSilenceWhichIsSent() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(agent, CALLER);
    stage.server.done("'do':'part','leg':'a'");
    hearsNothingOf(agent, CALLER);
    hearsNothingOf(caller, AGENT);
    long before = agent.received();
    Await.until("silence is sent as silence", () -> agent.received() > before + 10);
  }

  /// RFC 3264, section 8.4.
  @Test
  void whoIsHeldIsNotSpokenToAndWhoIsNotListenedToIsNotHeard() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(caller, AGENT);
    direct("recvonly");
    isNotSpokenTo(agent);
    hears(caller, AGENT);
    direct("sendonly");
    hearsNothingOf(caller, AGENT);
    hears(agent, CALLER);
    direct("inactive");
    isNotSpokenTo(agent);
    hearsNothingOf(caller, AGENT);
    direct("sendrecv");
    hears(caller, AGENT);
    hears(agent, CALLER);
  }

  private void direct(String direction) throws IOException {
    stage.server.done("'do':'leg','call':'c','leg':'b','direction':'%s'".formatted(direction));
  }

  /// No packet came since the one before.
  private static void isNotSpokenTo(TonePhone phone) {
    long[] last = {-1, 0};
    Await.until(
        "nothing is sent",
        () -> {
          boolean isQuiet = phone.received() == last[0];
          last[1] = isQuiet ? last[1] + 1 : 0;
          last[0] = phone.received();
          return last[1] > 100;
        });
  }

  @Test
  void threeLegsAreMixed() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMU, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    TonePhone chief = stage.phone("c2", "s", Codec.PCMA, CHIEF);
    stage.server.done("'do':'join','legs':['a','b','s']");
    hears(caller, AGENT);
    hears(caller, CHIEF);
    hears(agent, CALLER);
    hears(agent, CHIEF);
    hears(chief, CALLER);
    hears(chief, AGENT);
    hearsNothingOf(chief, CHIEF);
  }

  @Test
  void whoListensInIsNotHeardAndWhoWhispersIsHeardByOne() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    TonePhone chief = stage.phone("c2", "s", Codec.PCMA, CHIEF);
    stage.server.done("'do':'join','legs':['a','b']");
    stage.server.done("'do':'hear','leg':'s','from':['a','b']");
    hears(chief, CALLER);
    hears(chief, AGENT);
    hearsNothingOf(agent, CHIEF);
    stage.server.done("'do':'hear','leg':'b','from':['a','s']");
    hears(agent, CHIEF);
    hears(agent, CALLER);
    hearsNothingOf(caller, CHIEF);
  }

  @Test
  void aPromptIsHeardOnceAndThenTheOthersAgain() throws IOException {
    stage.prompt("note.wav", PROMPT, 600);
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    stage.phone("c", "b", Codec.PCMA, AGENT);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(caller, AGENT);
    stage.server.done("'do':'play','leg':'a','file':'prompts/note.wav','tag':'t1'");
    hears(caller, PROMPT);
    assertEquals("t1", stage.server.event("played").path("tag").asString());
    hears(caller, AGENT);
    stage.server.done("'do':'play','leg':'a','file':'prompts/note.wav','tag':'t1'");
    hearsNothingOf(caller, PROMPT);
    assertEquals(1, stage.server.count("played"), "the same tag is the same play");
  }

  @Test
  void filesArePlayedOneAfterAnother() throws IOException {
    stage.prompt("one.wav", PROMPT, 400);
    stage.prompt("two.wav", CHIEF, 400);
    TonePhone caller = stage.phone("c", "a", Codec.PCMU, CALLER);
    stage.server.done("'do':'play','leg':'a','files':['prompts/one.wav','prompts/two.wav']");
    hears(caller, PROMPT);
    hears(caller, CHIEF);
    assertEquals("prompts/two.wav", stage.server.event("played").path("file").asString());
  }

  @Test
  void allWhoWaitHearTheSameBarOfTheMusicUntilTheyAreJoined() throws IOException {
    stage.prompt("music.wav", PROMPT, 300);
    TonePhone one = stage.phone("c1", "a", Codec.PCMA, CALLER);
    TonePhone two = stage.phone("c2", "b", Codec.PCMU, AGENT);
    stage.server.done("'do':'play','leg':'a','file':'prompts/music.wav','loop':true");
    stage.server.done("'do':'play','leg':'b','file':'prompts/music.wav','loop':true");
    hears(one, PROMPT);
    hears(two, PROMPT);
    long later = one.ear().heard() + 8000;
    Await.until("a second has passed", () -> one.ear().heard() > later);
    hears(one, PROMPT);
    assertEquals(0, stage.server.count("played"), "a loop has no end");
    stage.server.done("'do':'join','legs':['a','b']");
    hears(one, AGENT);
    hearsNothingOf(one, PROMPT);
  }

  // promise: docs/media-protocol.md «unless a `stop` or `join` ended that one»
  @Test
  void whoIsPutOnHoldASecondTimeHearsTheMusicAgain() throws IOException {
    stage.prompt("hold.wav", PROMPT, 1000);
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    stage.phone("c", "b", Codec.PCMA, AGENT);
    String hold = "'do':'play','leg':'a','file':'prompts/hold.wav','loop':true,'tag':'hold'";
    stage.server.done(hold);
    hears(caller, PROMPT);
    stage.server.done("'do':'join','legs':['a','b']");
    hearsNothingOf(caller, PROMPT);
    stage.server.done(hold);
    hears(caller, PROMPT);
    stage.server.done("'do':'stop','leg':'a'");
    hearsNothingOf(caller, PROMPT);
    stage.server.done(hold);
    hears(caller, PROMPT);
  }

  @Test
  void aLostPacketIsConcealed() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(agent, CALLER);
    caller.away(true);
    Await.until(
        "what is missing is made up",
        () -> stats("concealed") > 0,
        () -> "concealed " + stats("concealed"));
    hearsNothingOf(agent, CALLER);
    caller.away(false);
    hears(agent, CALLER);
    assertTrue(agent.gaps() == 0, "media itself sends on without a gap");
  }

  @Test
  void aSecondSourceIsRefused() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(agent, CALLER);
    TonePhone stranger =
        stage.clock.add(
            new TonePhone(java.net.InetAddress.getLoopbackAddress(), Codec.PCMA, CHIEF));
    int port = stage.open("c", "a", Codec.PCMA, caller.port());
    stranger.call(MediaFixture.at(port));
    Await.until("the stranger is counted", () -> stats("strangers") > 20);
    hearsNothingOf(agent, CHIEF);
    hears(agent, CALLER);
    assertEquals(0, stranger.received());
  }

  @Test
  void aPhoneBehindANatIsFoundByItsFirstPackets() throws IOException {
    int port = stage.open("c", "a", Codec.PCMA, MediaFixture.NOBODY);
    TonePhone phone =
        stage.clock.add(
            new TonePhone(java.net.InetAddress.getLoopbackAddress(), Codec.PCMA, CALLER));
    phone.call(MediaFixture.at(port));
    assertEquals(
        "127.0.0.1:" + phone.port(), stage.server.event("locked").path("remote").asString());
    Await.until("sound goes to where it comes from", () -> phone.received() > 10);
  }

  @Test
  void aPhoneThatMovesIsFollowedWhenTheServerSaysSo() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    TonePhone agent = stage.phone("c", "b", Codec.PCMA, AGENT);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(agent, CALLER);
    stage.clock.hangUp(caller);
    TonePhone moved = stage.phone("c", "a", Codec.PCMA, CHIEF);
    hears(agent, CHIEF);
    hears(moved, AGENT);
  }

  private long stats(String name) {
    try {
      return stage.server.done("'do':'stats'").path(name).asLong();
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}
