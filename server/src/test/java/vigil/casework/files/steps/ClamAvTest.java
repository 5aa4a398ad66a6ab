package vigil.casework.files.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Content;

/// Against a server that speaks clamd's INSTREAM as its manual writes it.
class ClamAvTest {
  @TempDir Path folder;

  @Test
  void everyByteArrivesInChunksAndOkIsNothing() throws Exception {
    byte[] bytes = new byte[200_000];
    new Random(7).nextBytes(bytes);
    var got = new CompletableFuture<byte[]>();
    assertInstanceOf(VirusScanner.ScanResult.Clean.class, scanned(bytes, "stream: OK\0", got));
    assertEquals(new String(bytes, StandardCharsets.ISO_8859_1), text(got));
  }

  @Test
  void aFindIsNamed() throws Exception {
    var got = new CompletableFuture<byte[]>();
    assertEquals(
        new VirusScanner.ScanResult.Infected("Eicar-Test-Signature"),
        scanned(new byte[] {1}, "stream: Eicar-Test-Signature FOUND\0", got));
  }

  @Test
  void anErrorAndNobodyThereAreNoAnswer() throws Exception {
    var got = new CompletableFuture<byte[]>();
    assertInstanceOf(
        VirusScanner.ScanResult.NoAnswer.class,
        scanned(new byte[] {1}, "INSTREAM size limit exceeded. ERROR\0", got));
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertInstanceOf(
        VirusScanner.ScanResult.NoAnswer.class,
        new ClamAv("127.0.0.1:" + free).scan(Content.of(file(new byte[] {1}))));
  }

  private static String text(CompletableFuture<byte[]> got) {
    return new String(got.join(), StandardCharsets.ISO_8859_1);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private VirusScanner.ScanResult scanned(
      byte[] bytes, String answer, CompletableFuture<byte[]> got) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server, answer, got));
      return new ClamAv("127.0.0.1:" + server.getLocalPort()).scan(Content.of(file(bytes)));
    }
  }

  private static void serve(ServerSocket server, String answer, CompletableFuture<byte[]> got) {
    try (var socket = server.accept()) {
      var in = new DataInputStream(socket.getInputStream());
      String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
      if (!command.equals("zINSTREAM\0")) {
        throw new IOException("not INSTREAM: " + command);
      }
      var all = new ByteArrayOutputStream();
      for (int n = in.readInt(); n > 0; n = in.readInt()) {
        all.write(in.readNBytes(n));
      }
      got.complete(all.toByteArray());
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException broken) {
      got.completeExceptionally(broken);
    }
  }
}
