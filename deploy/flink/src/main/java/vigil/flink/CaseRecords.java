package vigil.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import vigil.flink.CaseRecord.Kind;
import vigil.insight.InsightFact;
import vigil.insight.steps.SensedCase;
import vigil.insight.steps.SensedCases;
import vigil.kernel.LedgerEntry;

/// Makes of a fact what leaves the house: the cases that the ledger's own reader counts, and what
/// the house said of a wave by hand. Pure but for the order's earlier facts, which [SensedCases]
/// asks for.
public final class CaseRecords {
  private final SensedCases cases;

  public CaseRecords(SensedCases cases) {
    this.cases = cases;
  }

  /// The records of a fact, none for most: one a topic.
  public List<CaseRecord> of(LedgerEntry entry) {
    var counted = new LinkedHashMap<SensedCase, Integer>();
    cases.of(entry).forEach(one -> counted.merge(one, 1, Integer::sum));
    var records = new ArrayList<CaseRecord>();
    counted.forEach((one, times) ->
        records.add(
            new CaseRecord(entry.seq(), Kind.CASE, one.topic(), one.district(), one.at(), times)));
    entry
        .find(InsightFact.SpikeClosed.class)
        .ifPresent(closed -> records.add(word(entry, Kind.CLOSED, closed.topic())));
    entry
        .find(InsightFact.SpikeReopened.class)
        .ifPresent(opened -> records.add(word(entry, Kind.REOPENED, opened.topic())));
    return records;
  }

  private static CaseRecord word(LedgerEntry entry, Kind kind, String topic) {
    return new CaseRecord(entry.seq(), kind, topic, "", entry.at(), 0);
  }
}
