package vigil.portal.exchange;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vigil.casework.Attachments;
import vigil.casework.Attachments.Scan;
import vigil.casework.Platform;
import vigil.kernel.Mistake;
import vigil.kernel.Problems;
import vigil.kernel.SaysNo;
import vigil.portal.exchange.Crossings.Crossing;
import vigil.portal.exchange.Crossings.Direction;
import vigil.portal.exchange.Crossings.State;

/// Takes another platform's file: its sender and its order are known before a byte is read, its
/// bytes must be those that were signed for, and what it is and whether there is harm in it is
/// looked at as if a stranger had sent it. The same file a second time is the first.
@Component
public class FileGate {
  record BytesDiffer() implements SaysNo {}

  /// It is here.
  ///
  /// @param scan what our own scanner says
  public record Receipt(Scan scan) {}

  private final Gatehouse gatehouse;
  private final Partners partners;
  private final Crossings crossings;
  private final Attachments attachments;
  private final Ourselves ourselves;

  FileGate(
      Gatehouse gatehouse,
      Partners partners,
      Crossings crossings,
      Attachments attachments,
      Ourselves ourselves) {
    this.gatehouse = gatehouse;
    this.partners = partners;
    this.crossings = crossings;
    this.attachments = attachments;
    this.ourselves = ourselves;
  }

  /// Keeps the file with its order, or says why not.
  ///
  /// @param said the header of [Enclosure]
  public Receipt let(Gatehouse.Caller caller, @Nullable String said, InputStream body) {
    if (said == null || said.length() > Enclosure.LONGEST) {
      throw Mistake.missing(Enclosure.HEADER);
    }
    String from = gatehouse.admit(caller, said);
    Enclosure told = Enclosure.read(said);
    if (told == null || !told.from().equals(from) || !told.to().equals(ourselves.code())) {
      throw Mistake.of(
          Mistake.Kind.MALFORMED, "What is said of the file does not fit this message.");
    }
    partners.heard(from, true);
    if (told.bytes() > Attachments.LARGEST) {
      throw Problems.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "TooLarge",
          "A file has %d bytes at most.".formatted(Attachments.LARGEST),
          Map.of("mostBytes", Attachments.LARGEST));
    }
    return keep(crossing(told), told, body);
  }

  private Crossing crossing(Enclosure told) {
    Direction direction = told.isResult() ? Direction.OUT : Direction.IN;
    return crossings
        .find(direction, told.from(), told.ref())
        .filter(it -> it.state() != State.RECALLED && it.state() != State.REFUSED)
        .orElseThrow(() ->
            Problems.of(
                HttpStatus.GONE, "NotOurs", "There is no such order between us.", Map.of()));
  }

  private Receipt keep(Crossing one, Enclosure told, InputStream body) {
    Attachments.Kept kept;
    try {
      kept =
          attachments.keep(
              one.order(),
              told.name(),
              new Bytes(body, told.sha256()),
              Platform.unit(one.partner()));
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof Bytes.Differ) {
        throw Problems.refused(
            HttpStatus.UNPROCESSABLE_CONTENT,
            new BytesDiffer(),
            "These are not the bytes that were signed for: send the file again.",
            Map.of());
      }
      throw broken;
    }
    return switch (kept) {
      case Attachments.Kept.There(var there) when there.scan() == Scan.INFECTED ->
          throw refused(new Attachments.FileInfected(""));
      case Attachments.Kept.There(var there) -> new Receipt(there.scan());
      case Attachments.NotKept no -> throw refused(no);
    };
  }

  private static RuntimeException refused(Attachments.NotKept no) {
    return Problems.refused(HttpStatus.UNPROCESSABLE_CONTENT, no, no.told(), Map.of());
  }
}
