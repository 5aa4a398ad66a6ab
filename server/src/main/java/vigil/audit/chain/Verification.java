package vigil.audit.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vigil.audit.chain.Proof.Break;
import vigil.audit.chain.Proof.How;
import vigil.kernel.Entry;
import vigil.kernel.Ledger;

/// Holds the signed heads against the chain, then walks the ledger and its chain side by side. A
/// broken link does not end the walk: the next fact is held against the link as stored, so that
/// each wrong row is named and no right one.
@Service
public class Verification {
  private static final int BATCH = 1_000;

  private final Ledger ledger;
  private final SqlLinks links;
  private final Heads heads;

  Verification(Ledger ledger, SqlLinks links, Heads heads) {
    this.ledger = ledger;
    this.links = links;
    this.heads = heads;
  }

  public Proof run() {
    return new Walk().run();
  }

  private final class Walk {
    private final Deque<Entry> facts = new ArrayDeque<>();
    private final Deque<Link> chain = new ArrayDeque<>();
    private final List<Break> broken = new ArrayList<>();
    private final Link end = links.last();
    private long factsRead;
    private long linksRead;
    private String before = Link.ROOT;
    private long verified;
    private long waiting;
    private long wrong;

    Proof run() {
      long agree = heads.compare(this::found);
      while (true) {
        Entry fact = nextFact();
        Link link = nextLink();
        if (fact == null && link == null) {
          return new Proof(wrong == 0, verified, end.seq(), end.hash(), agree, waiting, broken);
        }
        step(fact, link);
      }
    }

    private void step(@Nullable Entry fact, @Nullable Link link) {
      if (fact != null && (link == null || fact.seq() < link.seq())) {
        facts.remove();
        if (fact.seq() > end.seq()) {
          waiting++;
        } else {
          found(fact.seq(), How.INSERTED, fact);
        }
      } else if (link != null && (fact == null || link.seq() < fact.seq())) {
        chain.remove();
        before = link.hash();
        found(link.seq(), How.REMOVED, null);
      } else if (fact != null && link != null) {
        facts.remove();
        chain.remove();
        if (Link.after(before, fact).equals(link)) {
          verified++;
        } else {
          found(fact.seq(), How.EDITED, fact);
        }
        before = link.hash();
      }
    }

    private void found(long seq, How how, @Nullable Entry fact) {
      found(
          fact == null
              ? new Break(seq, how, null, null, null)
              : new Break(seq, how, fact.at(), fact.kind(), fact.subject()));
    }

    private void found(Break one) {
      wrong++;
      if (broken.size() < Proof.MOST_NAMED) {
        broken.add(one);
      }
    }

    private @Nullable Entry nextFact() {
      if (facts.isEmpty()) {
        facts.addAll(ledger.after(factsRead, BATCH));
        if (!facts.isEmpty()) {
          factsRead = facts.getLast().seq();
        }
      }
      return facts.peek();
    }

    private @Nullable Link nextLink() {
      if (chain.isEmpty()) {
        links.after(linksRead, BATCH).stream()
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
