package vigil.kernel.web;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.IdempotentOperation;

/// A deed of one statement needs no transaction of its own; with a mark beside it, it does.
@Component
class TransactionalIdempotency implements IdempotentOperation {
  private final IdempotencyMark done;
  private final TransactionTemplate transaction;

  TransactionalIdempotency(IdempotencyMark done, PlatformTransactionManager transactions) {
    this.done = done;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void run(Runnable deed) {
    if (done.isAsked()) {
      transaction.executeWithoutResult(_ -> deed.run());
    } else {
      deed.run();
    }
  }
}
