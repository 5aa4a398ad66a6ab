package vigil.exchange.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import vigil.exchange.protocol.FileTransferHeader;
import vigil.exchange.protocol.MessageSignature;
import vigil.exchange.protocol.VerifiedInputStream;

/// Another platform's files, sealed and sent by hand.
///
/// @param port of the platform they are sent to
/// @param ref of the order they are said to belong to
record HandSignedFile(int port, String ref, String secret) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  HandSignedFile with(String itsRef) {
    return new HandSignedFile(port, itsRef, secret);
  }

  HandSignedFile sealed(String itsSecret) {
    return new HandSignedFile(port, ref, itsSecret);
  }

  FileTransferHeader told(byte[] bytes) {
    return told("by-hand", bytes.length, bytes);
  }

  FileTransferHeader told(String name, long size, byte[] bytes) {
    String sha256 = HexFormat.of().formatHex(VerifiedInputStream.sha256().digest(bytes));
    return new FileTransferHeader(
        "vigil", FilesBetweenPlatformsTest.NEXT, ref, false, name, "image/png", size, sha256);
  }

  /// Sends it as told of.
  ///
  /// @return why it was refused; empty when it was taken
  String send(FileTransferHeader told, byte[] bytes) {
    String said = told.render();
    String id = UUID.randomUUID().toString();
    long now = Instant.now().getEpochSecond();
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + FileCarrier.PATH))
            .header("Content-Type", "application/octet-stream")
            .header(PartnerHttpClient.FROM, "vigil")
            .header(FileTransferHeader.HEADER, said)
            .header("webhook-id", id)
            .header("webhook-timestamp", String.valueOf(now))
            .header("webhook-signature", MessageSignature.sign(List.of(secret), id, now, said))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(answer.body()).path("why").asString("");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /// Half of it, and the wire is gone.
  void cut(FileTransferHeader told, byte[] bytes) throws IOException {
    String said = told.render();
    long now = Instant.now().getEpochSecond();
    String head =
        """
        POST %s HTTP/1.1
        Host: localhost
        Content-Type: application/octet-stream
        Content-Length: %d
        exchange-from: vigil
        exchange-enclosure: %s
        webhook-id: cut
        webhook-timestamp: %d
        webhook-signature: %s

        """
            .formatted(
                FileCarrier.PATH,
                bytes.length,
                said,
                now,
                MessageSignature.sign(List.of(secret), "cut", now, said))
            .replace("\n", "\r\n");
    try (var socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes, 0, bytes.length / 2);
      socket.getOutputStream().flush();
    }
  }
}
