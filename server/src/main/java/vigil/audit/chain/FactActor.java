package vigil.audit.chain;

import tools.jackson.databind.JsonNode;
import vigil.kernel.LedgerEntry;

/// Who did it, as facts say so: `by`, `on.by` of an order's fact, or the `staff` concerned.
public final class FactActor {
  private FactActor() {}

  /// The staff id; empty where the house itself did it.
  public static String find(LedgerEntry entry) {
    JsonNode body = entry.body();
    for (JsonNode place : new JsonNode[] {body.path("by"), body.at("/on/by"), body.path("staff")}) {
      if (place.isString()) {
        return place.asString();
      }
    }
    return entry.kind().startsWith("identity.") ? entry.subject() : "";
  }
}
