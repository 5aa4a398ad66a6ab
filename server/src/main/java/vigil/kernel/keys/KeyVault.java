package vigil.kernel.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vigil.kernel.Content;
import vigil.kernel.Vault;
import vigil.kernel.store.SqlDataKeys;
import vigil.seal.SealHeader;
import vigil.seal.SealedInput;
import vigil.seal.SealedOutput;

/// The vault over the months' keys. Months are UTC's.
@Component
class KeyVault implements Vault {
  /// What a player reads at a time, and what is read in vain where it begins elsewhere. A second of
  /// sound: a crash costs no more of a recording.
  private static final int RECORDING_FRAME = 16_000;

  private static final int FRAME = 1 << 16;

  /// A sealed secret: `v1`, the number of its key, nonce and ciphertext.
  private static final Pattern SEALED = Pattern.compile("v1\\.(\\d{1,9})\\.([A-Za-z0-9_-]+)");

  private final MonthKeys keys;
  private final InstantSource clock;

  KeyVault(MonthKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String seal(String about, String secret) {
    MonthKeys.NumberedKey key = keys.get(DataKind.SECRET, month(clock.instant()));
    byte[] sealed = AesGcm.seal(key.key(), secret.getBytes(StandardCharsets.UTF_8), about);
    return "v1.%d.%s"
        .formatted(key.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
  }

  @Override
  public String open(String about, String kept) {
    Matcher sealed = SEALED.matcher(kept);
    if (!sealed.matches()) {
      return kept;
    }
    byte[] key = keys.get(Integer.parseInt(sealed.group(1)));
    byte[] bytes = Base64.getUrlDecoder().decode(sealed.group(2));
    return new String(AesGcm.open(key, bytes, about), StandardCharsets.UTF_8);
  }

  @Override
  public FileSeal seal(DataKind what, Instant at, String name) {
    MonthKeys.NumberedKey key = keys.get(what, month(at));
    var header = SealHeader.fresh(key.id(), what == DataKind.RECORDING ? RECORDING_FRAME : FRAME);
    return new FileSeal(header, header.fileKey(key.key(), name));
  }

  @Override
  public OutputStream create(Path file, DataKind what, Instant at, String name) throws IOException {
    FileSeal seal = seal(what, at, name);
    OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    try {
      return new SealedOutput(out, seal.header(), seal.key());
    } catch (IOException refused) {
      out.close();
      throw refused;
    }
  }

  @Override
  public Content content(Path file, String name, boolean mayBeCut) {
    return new Content() {
      @Override
      public InputStream open() throws IOException {
        byte[] head = head(file);
        if (!SealHeader.begins(head)) {
          return Files.newInputStream(file);
        }
        return sealed(head);
      }

      private SealedInput sealed(byte[] head) throws IOException {
        var header = SealHeader.read(head);
        return new SealedInput(
            file, header, header.fileKey(keys.get(header.key()), name), mayBeCut);
      }

      @Override
      public long length() throws IOException {
        byte[] head = head(file);
        if (!SealHeader.begins(head)) {
          return Files.size(file);
        }
        try (SealedInput in = sealed(head)) {
          return in.length();
        }
      }
    };
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(SealHeader.BYTES);
    }
  }

  @Override
  public int eraseBefore(DataKind what, Instant then, RetentionCheck stillKept) {
    int erased = 0;
    for (SqlDataKeys.Row row : keys.listBefore(what, month(then))) {
      if (!stillKept.between(start(row.month()), start(row.month().plusMonths(1)))) {
        keys.erase(row);
        erased++;
      }
    }
    return erased;
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
