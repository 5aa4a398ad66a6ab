package vigil.telephony.media;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import vigil.kernel.Vault;
import vigil.telephony.LegQuality;

/// The orders as lines of JSON. An order waits so long as the settings say, reconnections included.
public final class MediaClient implements MediaCommands {
  private static final Logger LOG = LoggerFactory.getLogger(MediaClient.class);

  private final MediaConnection wire;
  private final Vault vault;
  private final InstantSource clock;
  private final Duration patience;

  public MediaClient(MediaConnection wire, Vault vault, InstantSource clock, Duration patience) {
    this.patience = patience;
    this.wire = wire;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public Optional<MediaLeg> openLeg(
      String call,
      String leg,
      @Nullable String remote,
      @Nullable String codec,
      @Nullable Integer events,
      @Nullable String direction,
      @Nullable PageCredentials page,
      @Nullable SdesKeys srtp) {
    var order = order("leg");
    order.put("call", call);
    order.put("leg", leg);
    if (remote != null) {
      order.put("remote", remote);
    }
    if (codec != null) {
      order.put("codec", codec);
    }
    if (events != null) {
      order.put("events", events);
    }
    if (direction != null) {
      order.put("direction", direction);
    }
    if (page != null) {
      order.put("webrtc", webrtc(page));
    }
    if (srtp != null) {
      order.put("srtp", Sdes.of(srtp));
    }
    JsonNode answer = ask(order);
    return answer == null || !answer.path("port").isInt()
        ? Optional.empty()
        : Optional.of(
            new MediaLeg(
                answer.path("port").intValue(),
                credentials(answer),
                srtp == null ? null : srtp.ours()));
  }

  /// The keys as they are sent.
  private record Sdes(@Nullable String ours, @Nullable String theirs) {
    static Sdes of(SdesKeys keys) {
      return new Sdes(word(keys.ours()), word(keys.theirs()));
    }

    private static @Nullable String word(@Nullable SrtpKey key) {
      return key == null ? null : key.base64();
    }

    /// A refusal's log line shows the order.
    @Override
    public String toString() {
      return "Sdes";
    }
  }

  private static Map<String, Object> webrtc(PageCredentials page) {
    var said = new LinkedHashMap<String, Object>();
    if (page.ufrag() != null) {
      said.put("ufrag", page.ufrag());
    }
    if (page.fingerprint() != null) {
      said.put("fingerprint", page.fingerprint());
    }
    return said;
  }

  private static @Nullable MediaCredentials credentials(JsonNode answer) {
    JsonNode ours = answer.path("webrtc");
    return ours.isObject()
        ? new MediaCredentials(
            ours.path("ufrag").asString(""),
            ours.path("pwd").asString(""),
            ours.path("fingerprint").asString(""))
        : null;
  }

  @Override
  public boolean play(String leg, String file, boolean loop, String tag) {
    var order = order("play");
    order.put("leg", leg);
    order.put("file", file);
    order.put("loop", loop);
    order.put("tag", tag);
    return ask(order) != null;
  }

  @Override
  public boolean echo(String leg, String file, int seconds) {
    var order = order("echo");
    order.put("leg", leg);
    order.put("file", file);
    order.put("seconds", seconds);
    return ask(order) != null;
  }

  @Override
  public boolean join(List<String> legs) {
    var order = order("join");
    order.put("legs", legs);
    return ask(order) != null;
  }

  @Override
  public boolean hear(String leg, List<String> from) {
    var order = order("hear");
    order.put("leg", leg);
    order.put("from", from);
    return ask(order) != null;
  }

  @Override
  public boolean stop(String leg) {
    var order = order("stop");
    order.put("leg", leg);
    return ask(order) != null;
  }

  @Override
  public boolean record(String call, @Nullable String left, List<String> right, String file) {
    var order = order("record");
    order.put("call", call);
    if (left != null) {
      order.put("left", left);
    }
    if (!right.isEmpty()) {
      order.put("right", right.getFirst());
    }
    if (right.size() > 1) {
      order.put("also", right.subList(1, right.size()));
    }
    order.put("file", file);
    order.put("seal", Seal.of(vault.seal(Vault.DataKind.RECORDING, clock.instant(), file)));
    return ask(order) != null;
  }

  @Override
  public boolean pauseRecording(String call, boolean isOn, Duration most) {
    var order = order("record-pause");
    order.put("call", call);
    order.put("on", isOn);
    if (isOn) {
      order.put("seconds", Math.max(1, most.toSeconds()));
    }
    return ask(order) != null;
  }

  /// What the file is sealed with: its own key alone goes over the control line.
  private record Seal(String header, String key) {
    static Seal of(Vault.FileSeal seal) {
      Base64.Encoder base64 = Base64.getEncoder();
      return new Seal(
          base64.encodeToString(seal.header().bytes()), base64.encodeToString(seal.key()));
    }

    /// A refusal's log line shows the order.
    @Override
    public String toString() {
      return "Seal";
    }
  }

  @Override
  public boolean freeLeg(String leg) {
    var order = order("free");
    order.put("leg", leg);
    return ask(order) != null;
  }

  @Override
  public boolean free(String call) {
    var order = order("free");
    order.put("call", call);
    return ask(order) != null;
  }

  @Override
  public Optional<Set<String>> listCalls() {
    JsonNode answer = ask(order("list"));
    if (answer == null) {
      return Optional.empty();
    }
    var found = new LinkedHashSet<String>();
    for (JsonNode call : answer.path("calls")) {
      found.add(call.path("call").asString(""));
    }
    return Optional.of(found);
  }

  @Override
  public Map<String, Duration> sinceSound() {
    JsonNode answer = ask(order("list"));
    if (answer == null) {
      return Map.of();
    }
    var found = new LinkedHashMap<String, Duration>();
    for (JsonNode call : answer.path("calls")) {
      for (JsonNode leg : call.path("legs")) {
        long millis = leg.path("heardMillis").asLong(-1);
        if (millis >= 0) {
          found.put(leg.path("leg").asString(""), Duration.ofMillis(millis));
        }
      }
    }
    return found;
  }

  @Override
  public Map<String, LegQuality> listQuality() {
    JsonNode answer = ask(order("quality"));
    if (answer == null) {
      return Map.of();
    }
    return QualityParser.parseAll(answer.path("legs")).stream()
        .collect(Collectors.toMap(LegQuality::leg, Function.identity()));
  }

  @Override
  public boolean isUp() {
    return wire.isUp();
  }

  private static Map<String, Object> order(String what) {
    var order = new LinkedHashMap<String, Object>();
    order.put("do", what);
    return order;
  }

  /// The answer; null when media said no or nothing.
  private @Nullable JsonNode ask(Map<String, Object> order) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        LOG.warn("vigil-media did not answer to {} in {}", order.get("do"), patience);
        return null;
      }
      try {
        CompletableFuture<JsonNode> sent = wire.send(order, left);
        JsonNode answer = sent.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (answer.path("ok").asBoolean(false)) {
          return answer;
        }
        LOG.warn(
            "vigil-media refused {}: {} {}",
            order,
            answer.path("why").asString(""),
            answer.path("detail").asString(""));
        return null;
      } catch (ExecutionException e) {
        LOG.debug("The connection to vigil-media was lost under {}; asking again", order);
      } catch (TimeoutException e) {
        LOG.debug("No answer of vigil-media to {}", order);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }
}
