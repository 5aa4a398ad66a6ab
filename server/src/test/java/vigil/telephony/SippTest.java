package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else's SIP: sipp (Debian's sip-tester) calls and registers.
class SippTest {
  private static final int CALLS = 20;
  private static final int SECONDS = 40;

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/sipp")), "sip-tester is not installed");
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    if (stage != null) {
      stage.close();
    }
  }

  private static int sipp(String scenario, String... more) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                "/usr/bin/sipp",
                "127.0.0.1:" + stage.server().getPort(),
                "-sf",
                "src/test/resources/sipp/" + scenario,
                "-i",
                "127.0.0.1",
                "-mi",
                "127.0.0.1",
                "-nostdin",
                // A 100 that a slow start sent beside its 200 is passed over (RFC 3261, 17.1.1.2).
                "-default_behaviors",
                "all,-abortunexp",
                "-timeout",
                SECONDS + "s"));
    command.addAll(List.of(more));
    Path log = folder.resolve(scenario + ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(SECONDS + 5, TimeUnit.SECONDS), "sipp did not end");
    int code = process.exitValue();
    if (code != 0) {
      List<String> lines = Files.readAllLines(log);
      lines.subList(Math.max(0, lines.size() - 90), lines.size()).forEach(System.err::println);
    }
    return code;
  }

  @Test
  void twentyCallersAreGreetedWaitAndHangUp() throws Exception {
    long before = hungUp();
    assertEquals(
        0, sipp("caller-waits.xml", "-m", "" + CALLS, "-r", "10", "-rtp_echo", "-mp", "31000"));
    stage.awaitIdle();
    assertEquals(before + CALLS, hungUp());
  }

  private static long hungUp() {
    return stage
        .sql
        .sql("select count(*) from telephony.call where reason = 'CALLER_HUNG_UP'")
        .query(Long.class)
        .single();
  }

  @Test
  void twentyCallersComeOverOneConnectionAndOverTheirOwn() throws Exception {
    for (String way : List.of("t1", "tn")) {
      long before = hungUp();
      assertEquals(
          0,
          sipp("caller-waits.xml", "-m", "" + CALLS, "-r", "10", "-t", way, "-max_socket", "100"),
          way);
      stage.awaitIdle();
      assertEquals(before + CALLS, hungUp());
    }
  }

  @Test
  void aPhoneOfAnotherMakerRegisters() throws Exception {
    stage.account("4001", "secret");
    assertEquals(0, sipp("register.xml", "-m", "1", "-s", "4001", "-au", "4001", "-ap", "secret"));
  }
}
