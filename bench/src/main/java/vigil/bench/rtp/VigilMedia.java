package vigil.bench.rtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `vigil-media` as `ops/supervise.sh` starts it: own JVM, the same flags, the control wire.
public final class VigilMedia implements MediaUnderLoad {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MediaServerProcess process;
  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;
  private int id;

  public VigilMedia(Path folder) throws IOException {
    process = new MediaServerProcess(folder, folder.resolve("vigil-recordings"));
    socket = new Socket(InetAddress.getLoopbackAddress(), process.control());
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = socket.getOutputStream();
    String secret = Files.readString(folder.resolve("media-secret")).strip();
    ask("\"do\":\"hello\",\"fence\":1,\"secret\":\"%s\"".formatted(secret));
  }

  /// Sends one command and skips events until its answer.
  private JsonNode ask(String command) throws IOException {
    String line = "{\"id\":" + ++id + "," + command + "}\n";
    out.write(line.getBytes(StandardCharsets.UTF_8));
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      JsonNode answer = JSON.readTree(text);
      if (answer.path("id").asInt() == id) {
        if (!answer.path("ok").asBoolean()) {
          throw new IOException(command + ": " + text);
        }
        return answer;
      }
    }
    throw new IOException("vigil-media hung up");
  }

  @Override
  public Ports call(String call, int firstPhone, int secondPhone, boolean recorded)
      throws IOException {
    int first = leg(call, call + "-a", firstPhone);
    int second = leg(call, call + "-b", secondPhone);
    ask("\"do\":\"join\",\"legs\":[\"%s-a\",\"%s-b\"]".formatted(call, call));
    if (recorded) {
      ask(
          """
          "do":"record","call":"%s","left":"%s-a","right":"%s-b","file":"recordings/%s.wav\"\
          """
              .formatted(call, call, call, call));
    }
    return new Ports(first, second);
  }

  private int leg(String call, String leg, int phone) throws IOException {
    return ask("\"do\":\"leg\",\"call\":\"%s\",\"leg\":\"%s\",\"remote\":\"127.0.0.1:%d\""
            .formatted(call, leg, phone))
        .path("port")
        .asInt();
  }

  @Override
  public void free(String call) throws IOException {
    ask("\"do\":\"free\",\"call\":\"" + call + "\"");
  }

  /// The counters of docs/media-protocol.md.
  public JsonNode stats() throws IOException {
    return ask("\"do\":\"stats\"");
  }

  @Override
  public Duration cpu() {
    return MediaUnderLoad.cpu(process.process());
  }

  @Override
  public void close() throws IOException {
    socket.close();
    process.close();
  }
}
