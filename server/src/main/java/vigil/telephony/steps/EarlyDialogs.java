package vigil.telephony.steps;

import java.util.HashMap;
import java.util.Map;

/// The early dialogs of one INVITE of ours, one for each far side that speaks before the answer
/// (RFC 3261, 12.1; RFC 3262). Kept in memory: nobody talks yet.
final class EarlyDialogs {
  /// Branches of a fork that are followed; more is an attack.
  private static final int MOST = 16;

  /// One far side.
  private static final class Early {
    long cseq;
    long heard;
    String answer = "";
  }

  private final Map<String, Early> byTag = new HashMap<>();

  /// Takes a reliable response in its order.
  ///
  /// @param number its RSeq
  /// @param last the CSeq that we used last
  /// @return the CSeq of its PRACK; 0 for one that came again, or before its turn
  long acknowledge(String tag, long number, long last) {
    Early early = byTag.get(tag);
    if (early == null && byTag.size() >= MOST) {
      return 0;
    }
    if (early == null) {
      early = new Early();
      early.cseq = last;
      byTag.put(tag, early);
    } else if (number != early.heard + 1) {
      return 0;
    }
    early.heard = number;
    early.cseq++;
    return early.cseq;
  }

  /// What a far side answered reliably to our offer: it need not say so in its 200 again.
  void recordAnswer(String tag, String description) {
    Early early = byTag.get(tag);
    if (early != null && !description.isBlank()) {
      early.answer = description;
    }
  }

  /// Empty where there is none.
  String findAnswer(String tag) {
    Early early = byTag.get(tag);
    return early == null ? "" : early.answer;
  }

  /// The CSeq that was used last towards a far side; 0 for none.
  long findCseq(String tag) {
    Early early = byTag.get(tag);
    return early == null ? 0 : early.cseq;
  }
}
