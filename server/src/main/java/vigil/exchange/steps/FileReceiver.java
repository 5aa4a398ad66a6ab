package vigil.exchange.steps;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vigil.casework.Attachments;
import vigil.casework.Attachments.Scan;
import vigil.casework.Platform;
import vigil.exchange.protocol.FileTransferHeader;
import vigil.exchange.protocol.PlatformIdentity;
import vigil.exchange.protocol.VerifiedInputStream;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Direction;
import vigil.exchange.store.SqlTransfers.State;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.kernel.UserRefusal;

/// Takes another platform's file: its sender and its order are known before a byte is read, its
/// bytes must be those that were signed for, and what it is and whether there is harm in it is
/// looked at as if a stranger had sent it. The same file a second time is the first.
@Component
public class FileReceiver {
  record BytesDiffer() implements UserRefusal {}

  /// The file is here.
  ///
  /// @param scan what our own scanner says
  public record Receipt(Scan scan) {}

  private final MessageVerifier gatehouse;
  private final PartnerAvailability availability;
  private final SqlTransfers crossings;
  private final Attachments attachments;
  private final PlatformIdentity ourselves;

  FileReceiver(
      MessageVerifier gatehouse,
      PartnerAvailability availability,
      SqlTransfers crossings,
      Attachments attachments,
      PlatformIdentity ourselves) {
    this.gatehouse = gatehouse;
    this.availability = availability;
    this.crossings = crossings;
    this.attachments = attachments;
    this.ourselves = ourselves;
  }

  /// Keeps the file with its order, or says why not.
  ///
  /// @param said the header of [FileTransferHeader]
  public Receipt receive(
      MessageVerifier.RemoteSender caller, @Nullable String said, InputStream body) {
    if (said == null || said.length() > FileTransferHeader.LONGEST) {
      throw InvalidInput.missing(FileTransferHeader.HEADER);
    }
    String from = gatehouse.verify(caller, said);
    FileTransferHeader told = FileTransferHeader.parse(said);
    if (told == null || !told.from().equals(from) || !told.to().equals(ourselves.code())) {
      throw InvalidInput.of(
          InvalidInput.Kind.MALFORMED, "What is said of the file does not fit this message.");
    }
    availability.markHeard(from, true);
    if (told.bytes() > Attachments.LARGEST) {
      throw Problems.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "TooLarge",
          "A file has %d bytes at most.".formatted(Attachments.LARGEST),
          Map.of("mostBytes", Attachments.LARGEST));
    }
    return keep(crossing(told), told, body);
  }

  private Transfer crossing(FileTransferHeader told) {
    Direction direction = told.isResult() ? Direction.OUT : Direction.IN;
    return crossings
        .find(direction, told.from(), told.ref())
        .filter(it -> it.state() != State.RECALLED && it.state() != State.REFUSED)
        .orElseThrow(() ->
            Problems.of(
                HttpStatus.GONE, "NotOurs", "There is no such order between us.", Map.of()));
  }

  private Receipt keep(Transfer one, FileTransferHeader told, InputStream body) {
    Attachments.SaveResult kept;
    try {
      kept =
          attachments.save(
              one.order(),
              told.name(),
              new VerifiedInputStream(body, told.sha256()),
              Platform.unit(one.partner()));
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof VerifiedInputStream.BytesChangedException) {
        throw Problems.refused(
            HttpStatus.UNPROCESSABLE_CONTENT,
            new BytesDiffer(),
            "These are not the bytes that were signed for: send the file again.",
            Map.of());
      }
      throw broken;
    }
    return switch (kept) {
      case Attachments.SaveResult.Saved(var there) when there.scan() == Scan.INFECTED ->
          throw refused(new Attachments.FileInfected(""));
      case Attachments.SaveResult.Saved(var there) -> new Receipt(there.scan());
      case Attachments.SaveRefusal no -> throw refused(no);
    };
  }

  private static RuntimeException refused(Attachments.SaveRefusal no) {
    return Problems.refused(HttpStatus.UNPROCESSABLE_CONTENT, no, no.told(), Map.of());
  }
}
