package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.sound.Codec;

/// docs/media-protocol.md, sentence by sentence.
class ControlServerTest {
  @TempDir Path folder;

  @Test
  void nothingIsDoneBeforeHello() throws IOException {
    try (var stage = new MediaFixture(folder);
        var other = new ControlClient(stage.control.port());
        var polite = new ControlClient(stage.control.port())) {
      assertEquals("hello-first", other.why("'do':'list'"));
      Await.until("it is sent away", other::ended);
      assertEquals("ok", polite.why("'do':'hello','fence':1"));
      assertEquals("ok", polite.why("'do':'list'"));
    }
  }

  @Test
  void whoDoesNotKnowTheSecretIsSentAwayAndTakesNothingOver() throws IOException {
    try (var stage = new MediaFixture(folder);
        var stranger = new ControlClient(stage.control.port(), "guessed")) {
      assertEquals("wrong-secret", stranger.why("'do':'hello','fence':999"));
      Await.until("he is sent away", stranger::ended);
      assertEquals("ok", stage.server.why("'do':'ping'"), "his fence did not count");
    }
  }

  /// A page in a browser of this machine can post to any port. Often, since its next line may be
  /// read before the first is answered.
  @Test
  void whatIsNoCommandClosesTheConnection() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      for (int post = 0; post < 100; post++) {
        try (var browser = new ControlClient(stage.control.port())) {
          browser.raw(
              "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                  + "{\"id\":1,\"do\":\"hello\",\"fence\":9,\"secret\":\""
                  + MediaFixture.SECRET
                  + "\"}\n");
          Await.until("it is closed at its first line", browser::ended);
          assertEquals("bad-json", browser.stray().get(0).path("why").asString());
          assertEquals("ok", stage.server.why("'do':'ping'"));
        }
      }
    }
  }

  @Test
  void aLowerFenceIsRefusedAndAHigherOneTakesOver() throws IOException {
    try (var stage = new MediaFixture(folder);
        var late = new ControlClient(stage.control.port());
        var next = new ControlClient(stage.control.port())) {
      assertEquals("fenced", late.why("'do':'hello','fence':0"));
      Await.until("the late one is sent away", late::ended);
      stage.open("c", "a", Codec.PCMA, MediaFixture.NOBODY);
      assertEquals(1, next.done("'do':'hello','fence':2").path("calls").asInt());
      Await.until("the old one is sent away", stage.server::ended);
      assertEquals("fenced", stage.server.stray().get(0).path("why").asString());
    }
  }

  @Test
  void aLostConnectionStopsNothingAndItsEventsAreKept() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      var caller = stage.phone("c", "a", Codec.PCMA, 440);
      var agent = stage.phone("c", "b", Codec.PCMA, 700);
      stage.server.done("'do':'join','legs':['a','b']");
      MediaFixture.hears(agent, 440);
      stage.server.close();
      caller.press('7');
      long later = agent.ear().heard() + 8000;
      Await.until("the call talks on", () -> agent.ear().heard() > later);
      MediaFixture.hears(agent, 440);
      try (var next = new ControlClient(stage.control.port())) {
        String run = next.done("'do':'hello','fence':2").path("run").asString();
        assertEquals(stage.control.run(), run);
        assertEquals("7", next.event("key").path("key").asString());
        long seen = next.event("key").path("seq").asLong();
        try (var again = new ControlClient(stage.control.port())) {
          again.done("'do':'hello','fence':2,'run':'%s','seen':%d".formatted(run, seen - 1));
          assertEquals(seen, again.event("key").path("seq").asLong());
        }
      }
    }
  }

  @Test
  void aKeyIsOneKeyHoweverManyPackets() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      var caller = stage.phone("c", "a", Codec.PCMA, 440);
      for (char key : "11#*0".toCharArray()) {
        caller.press(key);
      }
      Await.until("five keys", () -> stage.server.count("key") >= 5);
      long later = caller.received() + 25;
      Await.until("and half a second more", () -> caller.received() > later);
      var keys = new StringBuilder();
      for (var event : stage.server.events()) {
        keys.append(event.path("key").asString(""));
      }
      assertEquals("11#*0", keys.toString());
    }
  }

  @Test
  void everyCommandMayComeTwice() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      int port = stage.open("c", "a", Codec.PCMA, MediaFixture.NOBODY);
      assertEquals(port, stage.open("c", "a", Codec.PCMA, MediaFixture.NOBODY));
      assertEquals(port, stage.server.done("'do':'leg','call':'c','leg':'a'").path("port").asInt());
      assertEquals(0, port % 2);
      for (int i = 0; i < 2; i++) {
        stage.server.done("'do':'stop','leg':'a'");
        stage.server.done("'do':'part','leg':'a'");
        stage.server.done("'do':'record-stop','call':'c'");
        stage.server.done("'do':'ping'");
      }
      stage.server.done("'do':'free','call':'c'");
      stage.server.done("'do':'free','call':'c'");
      stage.server.done("'do':'free','leg':'a'");
      assertEquals(0, stage.server.done("'do':'list'").path("calls").size());
    }
  }

  @Test
  void whatIsWrongIsRefusedInWords() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      var server = stage.server;
      stage.open("c", "a", Codec.PCMA, MediaFixture.NOBODY);
      Files.writeString(stage.prompts.resolve("text.wav"), "no sound at all");
      Files.writeString(folder.resolve("secret.wav"), "outside");
      Files.createSymbolicLink(stage.prompts.resolve("link.wav"), folder.resolve("secret.wav"));
      assertEquals("unknown-command", server.why("'do':'dance'"));
      assertEquals("unknown-command", server.why("'nothing':1"));
      assertEquals("bad-field", server.why("'do':'leg','call':'c'"));
      assertEquals("bad-field", server.why("'do':'leg','call':'c c','leg':'x'"));
      assertEquals("bad-field", server.why("'do':'leg','call':'c','leg':'x','codec':'OPUS'"));
      assertEquals("bad-field", server.why("'do':'leg','call':'c','leg':'x','remote':'a.b:1'"));
      assertEquals("bad-field", server.why("'do':'join','legs':['a']"));
      assertEquals("bad-field", server.why("'do':'join','legs':['a','a']"));
      assertEquals("leg-of-another-call", server.why("'do':'leg','call':'d','leg':'a'"));
      assertEquals("unknown-leg", server.why("'do':'join','legs':['a','nobody']"));
      assertEquals("unknown-leg", server.why("'do':'stop','leg':'nobody'"));
      assertEquals("unknown-call", server.why("'do':'record-stop','call':'none'"));
      assertEquals("no-file", server.why("'do':'play','leg':'a','file':'prompts/none.wav'"));
      assertEquals("not-a-wav", server.why("'do':'play','leg':'a','file':'prompts/text.wav'"));
      for (String path :
          new String[] {
            "/etc/passwd", "prompts/../secret.wav", "prompts/link.wav", "prompts/", "x.wav"
          }) {
        assertEquals("bad-file", server.why("'do':'play','leg':'a','file':'" + path + "'"), path);
      }
      assertEquals(
          "bad-file",
          server.why("'do':'record','call':'c','left':'a','file':'recordings/../../x.wav'"));
      assertEquals(
          "bad-file",
          server.why("'do':'record','call':'c','left':'a','file':'recordings/.open/x.wav'"));
      server.raw("this is no JSON\n");
      Await.until("bad-json is said", () -> !server.stray().isEmpty());
      assertEquals("bad-json", server.stray().get(0).path("why").asString());
    }
  }

  @Test
  void limitsHaveNames() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      for (int i = 0; i < 32; i++) {
        stage.open("c", "a" + i, Codec.PCMA, MediaFixture.NOBODY);
        stage.open("d", "b" + i, Codec.PCMA, MediaFixture.NOBODY);
      }
      assertEquals("too-many-legs", stage.server.why("'do':'leg','call':'e','leg':'x'"));
      stage.server.done("'do':'free','leg':'b0'");
      assertEquals("too-many-in-call", stage.server.why("'do':'leg','call':'c','leg':'x'"));
      stage.server.raw("x".repeat(20_000));
      Await.until("a long line ends the connection", stage.server::ended);
      assertEquals("line-too-long", stage.server.stray().get(0).path("why").asString());
    }
  }

  @Test
  void aCallNobodyRenewsEndsByItself() throws IOException {
    try (var stage = new MediaFixture(folder, Duration.ofMillis(700), Duration.ofSeconds(30))) {
      stage.phone("c", "a", Codec.PCMA, 440);
      stage.phone("d", "b", Codec.PCMA, 700);
      Await.until(
          "the one ends while the other is renewed",
          () -> {
            try {
              stage.server.done("'do':'ping','calls':['d']");
            } catch (IOException gone) {
              return false;
            }
            return stage.server.count("ended") > 0;
          });
      assertEquals("c", stage.server.event("ended").path("call").asString());
      var calls = stage.server.done("'do':'list'").path("calls");
      assertEquals("d", calls.path(0).path("call").asString());
      assertEquals(1, calls.size());
    }
  }

  @Test
  void aSilentPhoneIsToldOnceAndAgainWhenHeard() throws IOException {
    try (var stage = new MediaFixture(folder, Duration.ofHours(1), Duration.ofMillis(300))) {
      var caller = stage.phone("c", "a", Codec.PCMA, 440);
      stage.server.event("locked");
      caller.away(true);
      stage.server.event("silent");
      caller.away(false);
      stage.server.event("heard");
      assertTrue(stage.server.count("silent") >= 1);
    }
  }

  /// Sound that goes to many, to a service, or back to ourselves is not sent.
  @Test
  void soundGoesToOneMachineOfSomebodyElse() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      var server = stage.server;
      int ours = stage.open("c", "a", Codec.PCMA, MediaFixture.NOBODY);
      String leg = "'do':'leg','call':'c','leg':'%s','remote':'%s:%d'";
      for (String many : new String[] {"239.1.1.1", "255.255.255.255", "0.0.0.0"}) {
        assertEquals("bad-field", server.why(leg.formatted("x", many, 40_000)), many);
      }
      assertEquals("bad-field", server.why(leg.formatted("x", "127.0.0.1", 1023)));
      for (int near : new int[] {ours, ours + 1}) {
        assertEquals("own-port", server.why(leg.formatted("x", "127.0.0.1", near)));
        assertEquals("own-port", server.why(leg.formatted("a", "127.0.0.1", near)));
      }
      server.done(leg.formatted("x", "127.0.0.2", ours));
      // A phone on this machine has whatever port it was given.
      int somebodys = ours == 29_998 ? 20_000 : 29_998;
      server.done(leg.formatted("y", "127.0.0.1", somebodys));
    }
  }
}
