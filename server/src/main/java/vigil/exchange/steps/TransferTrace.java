package vigil.exchange.steps;

import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.exchange.ExchangeFact;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.kernel.Ledger;

/// Tells the ledger what goes out, before it does: whoever asks later finds that it did, even if
/// the answer is lost.
@Component
class TransferTrace {
  private final SqlTransfers crossings;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  TransferTrace(
      SqlTransfers crossings, Ledger ledger, TransactionTemplate transaction, InstantSource clock) {
    this.crossings = crossings;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  void personalDataSent(Transfer one) {
    transaction.executeWithoutResult(status ->
        ledger.append(
            new ExchangeFact.PersonalDataSent(
                one.order(), clock.instant(), one.by(), one.partner())));
  }

  /// Once for each file.
  void attachmentSent(Transfer one, String attachment) {
    transaction.executeWithoutResult(status -> {
      if (crossings.markFileSent(one, attachment)) {
        ledger.append(
            new ExchangeFact.AttachmentSent(
                one.order(), clock.instant(), one.by(), one.partner(), attachment));
      }
    });
  }
}
