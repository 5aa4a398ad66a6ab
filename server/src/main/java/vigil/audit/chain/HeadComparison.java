package vigil.audit.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vigil.audit.chain.Proof.Break;
import vigil.audit.chain.Proof.How;

/// The signed heads against the chain, some hundred at a time.
final class HeadComparison {
  private static final int BATCH = 500;

  private final HeadKey key;
  private final SqlLinks links;
  private final Consumer<Break> broken;
  private final List<Head> batch = new ArrayList<>();
  private long lines;
  private long agree;

  HeadComparison(HeadKey key, SqlLinks links, Consumer<Break> broken) {
    this.key = key;
    this.links = links;
    this.broken = broken;
  }

  void take(String line) {
    Head head = Head.read(line);
    if (head == null) {
      return;
    }
    lines++;
    if (!head.isSignedBy(key)) {
      broken.accept(new Break(head.seq(), How.HEAD_FORGED, null, null, null));
      return;
    }
    if (lines == 1 && head.seq() != key.since()) {
      broken.accept(new Break(key.since(), How.HEADS_CUT, null, null, null));
    }
    batch.add(head);
    if (batch.size() == BATCH) {
      compare();
    }
  }

  /// Compares what is left, and says how many agree.
  long end() {
    if (lines == 0) {
      broken.accept(new Break(key.since(), How.HEADS_CUT, null, null, null));
    }
    compare();
    return agree;
  }

  private void compare() {
    Map<Long, String> chain = links.hashes(batch.stream().map(Head::seq).distinct().toList());
    for (Head head : batch) {
      String hash = head.seq() == 0 ? Link.ROOT : chain.get(head.seq());
      if (head.hash().equals(hash)) {
        agree++;
      } else {
        How how = hash == null ? How.CUT : How.REWRITTEN;
        broken.accept(new Break(head.seq(), how, head.at(), null, null));
      }
    }
    batch.clear();
  }
}
