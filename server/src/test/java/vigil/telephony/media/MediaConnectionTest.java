package vigil.telephony.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vigil.kernel.Await;

/// The connection to a media that answers the line and lets nobody in.
@ExtendWith(OutputCaptureExtension.class)
class MediaConnectionTest {
  private static final int ENOUGH_TRIES = 4;
  private static final String RESUMED =
      "{\"event\":\"record-resumed\",\"seq\":1,\"at\":1,\"call\":\"c-1\",\"file\":\"recordings/x.wav\"}";

  @TempDir Path folder;

  @Test
  void aRefusedHelloIsComplainedOfOnceHoweverOftenItIsTried(CapturedOutput output)
      throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "wrong");
    try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var tries = new AtomicInteger();
      Thread.ofVirtual().start(() -> refuseEverybody(door, tries));
      var settings =
          new MediaSettings(
              "127.0.0.1:" + door.getLocalPort(), secret, null, Duration.ofSeconds(2));
      var wire = new MediaConnection(settings, deaf(), () -> 1, InstantSource.system());
      wire.start();
      Await.until(() -> tries.get() >= ENOUGH_TRIES);
      wire.stop();
      assertEquals(2, output.getAll().split("vigil-media is not there at", -1).length);
    }
  }

  @Test
  void aPauseThatMediaEndedIsToldOfItsCall() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "right");
    try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> welcomeAndSay(door, RESUMED));
      var settings =
          new MediaSettings(
              "127.0.0.1:" + door.getLocalPort(), secret, null, Duration.ofSeconds(2));
      var told = new CopyOnWriteArrayList<String>();
      var wire = new MediaConnection(settings, telling(told), () -> 1, InstantSource.system());
      wire.start();
      Await.until(() -> told.contains("recordResumed [c-1]"));
      wire.stop();
    }
  }

  private static void welcomeAndSay(ServerSocket door, String event) {
    try (var open = door.accept()) {
      var reader =
          new BufferedReader(new InputStreamReader(open.getInputStream(), StandardCharsets.UTF_8));
      reader.readLine();
      String welcome = "{\"id\":1,\"ok\":true,\"run\":\"r\",\"fence\":1,\"calls\":0}\n";
      open.getOutputStream().write((welcome + event + "\n").getBytes(StandardCharsets.UTF_8));
      String said = reader.readLine();
      while (said != null) { // Until the wire goes away.
        said = reader.readLine();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static MediaEvents telling(List<String> told) {
    return (MediaEvents)
        Proxy.newProxyInstance(
            MediaEvents.class.getClassLoader(),
            new Class<?>[] {MediaEvents.class},
            (events, method, given) -> {
              told.add(method.getName() + " " + Arrays.toString(given));
              return null;
            });
  }

  private static void refuseEverybody(ServerSocket door, AtomicInteger tries) {
    while (!door.isClosed()) {
      try (var open = door.accept()) {
        var reader =
            new BufferedReader(
                new InputStreamReader(open.getInputStream(), StandardCharsets.UTF_8));
        reader.readLine();
        open.getOutputStream()
            .write(
                "{\"id\":%d,\"ok\":false,\"why\":\"secret\"}\n"
                    .formatted(tries.incrementAndGet())
                    .getBytes(StandardCharsets.UTF_8));
        reader.readLine();
      } catch (IOException closed) {
        // The test is over, or the wire went away.
      }
    }
  }

  private static MediaEvents deaf() {
    return (MediaEvents)
        Proxy.newProxyInstance(
            MediaEvents.class.getClassLoader(),
            new Class<?>[] {MediaEvents.class},
            (events, method, given) -> null);
  }
}
