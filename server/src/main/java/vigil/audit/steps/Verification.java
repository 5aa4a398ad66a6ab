package vigil.audit.steps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vigil.audit.chain.ChainLink;
import vigil.audit.chain.VerificationReport;
import vigil.audit.chain.VerificationReport.Break;
import vigil.audit.chain.VerificationReport.TamperKind;
import vigil.audit.store.SqlChainLinks;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// Holds the signed heads against the chain, then walks the ledger and its chain side by side. A
/// broken link does not end the walk: the next fact is held against the link as stored, so that
/// each wrong row is named and no right one.
@Service
public class Verification {
  private static final int BATCH = 1_000;

  private final Ledger ledger;
  private final SqlChainLinks links;
  private final SignedHeads heads;

  Verification(Ledger ledger, SqlChainLinks links, SignedHeads heads) {
    this.ledger = ledger;
    this.links = links;
    this.heads = heads;
  }

  public VerificationReport run() {
    return new Walk().run();
  }

  private final class Walk {
    private final Deque<LedgerEntry> facts = new ArrayDeque<>();
    private final Deque<ChainLink> chain = new ArrayDeque<>();
    private final List<Break> broken = new ArrayList<>();
    private final ChainLink end = links.getLast();
    private long factsRead;
    private long linksRead;
    private String before = ChainLink.ROOT;
    private long verified;
    private long waiting;
    private long wrong;

    VerificationReport run() {
      long agree = heads.compare(this::found);
      while (true) {
        LedgerEntry fact = nextFact();
        ChainLink link = nextLink();
        if (fact == null && link == null) {
          return new VerificationReport(
              wrong == 0, verified, end.seq(), end.hash(), agree, waiting, broken);
        }
        step(fact, link);
      }
    }

    private void step(@Nullable LedgerEntry fact, @Nullable ChainLink link) {
      if (fact != null && (link == null || fact.seq() < link.seq())) {
        facts.remove();
        if (fact.seq() > end.seq()) {
          waiting++;
        } else {
          found(fact.seq(), TamperKind.INSERTED, fact);
        }
      } else if (link != null && (fact == null || link.seq() < fact.seq())) {
        chain.remove();
        before = link.hash();
        found(link.seq(), TamperKind.REMOVED, null);
      } else if (fact != null && link != null) {
        facts.remove();
        chain.remove();
        if (ChainLink.after(before, fact).equals(link)) {
          verified++;
        } else {
          found(fact.seq(), TamperKind.EDITED, fact);
        }
        before = link.hash();
      }
    }

    private void found(long seq, TamperKind how, @Nullable LedgerEntry fact) {
      found(
          fact == null
              ? new Break(seq, how, null, null, null)
              : new Break(seq, how, fact.at(), fact.kind(), fact.subject()));
    }

    private void found(Break one) {
      wrong++;
      if (broken.size() < VerificationReport.MOST_NAMED) {
        broken.add(one);
      }
    }

    private @Nullable LedgerEntry nextFact() {
      if (facts.isEmpty()) {
        facts.addAll(ledger.listAfter(factsRead, BATCH));
        if (!facts.isEmpty()) {
          factsRead = facts.getLast().seq();
        }
      }
      return facts.peek();
    }

    private @Nullable ChainLink nextLink() {
      if (chain.isEmpty()) {
        links.listAfter(linksRead, BATCH).stream()
            .filter(l -> l.seq() <= end.seq())
            .forEach(chain::add);
        if (!chain.isEmpty()) {
          linksRead = chain.getLast().seq();
        }
      }
      return chain.peek();
    }
  }
}
