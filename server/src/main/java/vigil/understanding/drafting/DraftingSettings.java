package vigil.understanding.drafting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which model writes drafts. Without an address none does.
///
/// @param url the base of an OpenAI-compatible server, with or without its `/v1`; https, or http to
///   this machine itself
/// @param model its name there
/// @param key sent as `Authorization: Bearer`; empty where the server wants none. From the
///   environment, never a file of the repository
/// @param keyFile a file that holds the key instead
@ConfigurationProperties("vigil.drafting")
public record DraftingSettings(
    @DefaultValue("") String url,
    @DefaultValue("") String model,
    @DefaultValue("") String key,
    @DefaultValue("") String keyFile,
    @DefaultValue Limits limits) {
  private static final Set<String> OURSELVES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LONGEST_KEY = 4_096;

  /// How far one draft goes.
  ///
  /// @param timeout for both tries and the pause between them
  /// @param pause before the second try, unless the server names another
  /// @param answerBytes a longer answer is thrown away
  /// @param sourceCharacters more of the sources is not sent
  /// @param atOnce drafts that are being written at the same time
  public record Limits(
      @DefaultValue("60s") Duration timeout,
      @DefaultValue("1s") Duration pause,
      @DefaultValue("262144") int answerBytes,
      @DefaultValue("20000") int sourceCharacters,
      @DefaultValue("4") int atOnce) {
    public Limits {
      if (!timeout.isPositive()
          || pause.isNegative()
          || answerBytes < 1
          || sourceCharacters < 1
          || atOnce < 1) {
        throw new IllegalArgumentException("vigil.drafting.limits cannot be so");
      }
    }
  }

  /// Messages of refusals never name the key.
  public DraftingSettings {
    url = url.strip();
    key = key.isBlank() && !keyFile.isBlank() ? read(keyFile) : key.strip();
    if (!key.matches("[\\x21-\\x7e]{0," + LONGEST_KEY + "}")) {
      throw new IllegalArgumentException("vigil.drafting.key is no key: one line of ASCII");
    }
    if (!url.isEmpty()) {
      requireAddress(url);
      if (model.isBlank()) {
        throw new IllegalArgumentException("vigil.drafting.model is missing");
      }
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException missing) {
      throw new UncheckedIOException("vigil.drafting.key-file cannot be read", missing);
    }
  }

  private static void requireAddress(String url) {
    URI address = URI.create(url);
    boolean isPlain = address.getHost() != null && address.getUserInfo() == null;
    if (!isPlain || address.getQuery() != null || address.getFragment() != null) {
      throw new IllegalArgumentException("vigil.drafting.url is no plain address of a server");
    }
    boolean isOurself = OURSELVES.contains(address.getHost());
    if (!"https".equals(address.getScheme())
        && !("http".equals(address.getScheme()) && isOurself)) {
      throw new IllegalArgumentException(
          "vigil.drafting.url must be https: citizens' words leave the house by it");
    }
  }

  boolean isOn() {
    return !url.isEmpty();
  }

  URI completions() {
    String base = url.replaceFirst("/+$", "");
    return URI.create(base + (base.endsWith("/v1") ? "" : "/v1") + "/chat/completions");
  }

  /// Without the key: whoever logs settings must not log it.
  @Override
  public String toString() {
    return "DraftingSettings[url=" + url + ", model=" + model + "]";
  }
}
