package vigil.kernel;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A name that a stranger gave a file, as it may be shown, written into a header and saved on
/// anybody's disk: no path, nothing that cannot be seen or turns the reading direction, nothing
/// that hides the file or means a device, and an ending that fits what the file is.
public final class FileName {
  /// Bytes: with a browser's ` (1)` it is saved everywhere.
  private static final int LONGEST = 200;

  private static final int LONGEST_ENDING = 10;
  private static final String UNNAMED = "file";

  /// Control and format characters (bidi, zero width, byte order), lone halves, separators of
  /// lines.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private static final Pattern SPACES = Pattern.compile("\\p{Z}+");

  /// What means something to a shell, a header or a file system.
  private static final Pattern MEANING = Pattern.compile("[\"<>:|?*%;`$]");

  private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\..*)?");

  /// By what a file is, how its name may end; the first is put behind another.
  private record Endings(String type, List<String> all) {}

  private static final List<Endings> ENDINGS =
      List.of(
          new Endings("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif")),
          new Endings("image/png", List.of("png")),
          new Endings("image/gif", List.of("gif")),
          new Endings("image/webp", List.of("webp")),
          new Endings("image/heic", List.of("heic", "heif")),
          new Endings("image/bmp", List.of("bmp", "dib")),
          new Endings("image/tiff", List.of("tiff", "tif")),
          new Endings("application/pdf", List.of("pdf")),
          new Endings("application/x-tika-ooxml", List.of("docx", "xlsx", "pptx")),
          new Endings(
              "application/x-tika-msoffice", List.of("doc", "xls", "ppt", "wps", "et", "dps")),
          new Endings("application/mp4", List.of("mp4", "m4v", "m4a", "mov")),
          new Endings("text/plain", List.of("txt", "text", "log")));

  /// Sound and film have many endings; none of these starts a program.
  private static final Set<String> PLAYED =
      Set.of(
          "3g2", "3gp", "aac", "ac3", "aif", "aifc", "aiff", "amr", "ape", "asf", "au", "avi",
          "caf", "f4v", "flac", "flv", "m2ts", "m4a", "m4b", "m4v", "mid", "midi", "mka", "mkv",
          "mov", "mp2", "mp3", "mp4", "mpeg", "mpg", "mts", "oga", "ogg", "ogv", "opus", "qt", "ra",
          "rm", "rmvb", "snd", "spx", "ts", "vob", "wav", "weba", "webm", "wma", "wmv");

  private FileName() {}

  /// The name, harmless.
  ///
  /// @param said by whoever sent the file
  public static String clean(String said) {
    String whole = Normalizer.normalize(UNSEEN.matcher(said).replaceAll(""), Normalizer.Form.NFC);
    String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
    String plain = MEANING.matcher(SPACES.matcher(last).replaceAll(" ")).replaceAll("_");
    String named = EDGES.matcher(plain).replaceAll("");
    if (named.isEmpty()) {
      return UNNAMED;
    }
    return shortened(DEVICE.matcher(named).matches() ? "_" + named : named);
  }

  /// The same, with an ending that a program for such files opens and that starts none itself: a
  /// picture called `door.exe` becomes `door.exe.png`.
  ///
  /// @param type what the file's first bytes say
  public static String clean(String said, String type) {
    String name = clean(said);
    String ending = ending(name).toLowerCase(Locale.ROOT);
    boolean isPlayed = type.startsWith("audio/") || type.startsWith("video/");
    if (isPlayed) {
      return PLAYED.contains(ending)
          ? name
          : shortened(name + (type.startsWith("audio/") ? ".mp3" : ".mp4"));
    }
    return ENDINGS.stream()
        .filter(it -> it.type().equals(type) && !it.all().contains(ending))
        .findFirst()
        .map(it -> shortened(name + "." + it.all().getFirst()))
        .orElse(name);
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 || name.length() - dot > LONGEST_ENDING ? "" : name.substring(dot + 1);
  }

  /// The name's ending stays, and no character is cut in two.
  private static String shortened(String name) {
    if (bytes(name) <= LONGEST) {
      return name;
    }
    String ending = ending(name);
    String tail = ending.isEmpty() ? "" : "." + ending;
    var head = new StringBuilder();
    int left = LONGEST - bytes(tail);
    for (int point : name.substring(0, name.length() - tail.length()).codePoints().toArray()) {
      left -= bytes(Character.toString(point));
      if (left < 0) {
        break;
      }
      head.appendCodePoint(point);
    }
    return EDGES.matcher(head).replaceAll("") + tail;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
