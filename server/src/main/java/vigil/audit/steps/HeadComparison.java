package vigil.audit.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vigil.audit.chain.ChainLink;
import vigil.audit.chain.HeadKey;
import vigil.audit.chain.SignedHead;
import vigil.audit.chain.VerificationReport.Break;
import vigil.audit.chain.VerificationReport.TamperKind;
import vigil.audit.store.SqlChainLinks;

/// The signed heads against the chain, some hundred at a time.
final class HeadComparison {
  private static final int BATCH = 500;

  private final HeadKey key;
  private final SqlChainLinks links;
  private final Consumer<Break> broken;
  private final List<SignedHead> batch = new ArrayList<>();
  private long lines;
  private long agree;

  HeadComparison(HeadKey key, SqlChainLinks links, Consumer<Break> broken) {
    this.key = key;
    this.links = links;
    this.broken = broken;
  }

  void add(String line) {
    SignedHead head = SignedHead.parse(line);
    if (head == null) {
      return;
    }
    lines++;
    if (!head.isSignedBy(key)) {
      broken.accept(new Break(head.seq(), TamperKind.HEAD_FORGED, null, null, null));
      return;
    }
    if (lines == 1 && head.seq() != key.since()) {
      broken.accept(new Break(key.since(), TamperKind.HEADS_CUT, null, null, null));
    }
    batch.add(head);
    if (batch.size() == BATCH) {
      compare();
    }
  }

  /// Compares what is left, and says how many agree.
  long finish() {
    if (lines == 0) {
      broken.accept(new Break(key.since(), TamperKind.HEADS_CUT, null, null, null));
    }
    compare();
    return agree;
  }

  private void compare() {
    Map<Long, String> chain = links.hashes(batch.stream().map(SignedHead::seq).distinct().toList());
    for (SignedHead head : batch) {
      String hash = head.seq() == 0 ? ChainLink.ROOT : chain.get(head.seq());
      if (head.hash().equals(hash)) {
        agree++;
      } else {
        TamperKind how = hash == null ? TamperKind.CUT : TamperKind.REWRITTEN;
        broken.accept(new Break(head.seq(), how, head.at(), null, null));
      }
    }
    batch.clear();
  }
}
