package vigil.privacy;

import static vigil.privacy.Datum.ADDRESS;
import static vigil.privacy.Datum.CALLING;
import static vigil.privacy.Datum.CONTACT_PHONE;
import static vigil.privacy.Datum.FILE;
import static vigil.privacy.Datum.NAME;
import static vigil.privacy.Datum.NOTE;
import static vigil.privacy.Datum.SOUND;
import static vigil.privacy.Datum.SPACED;
import static vigil.privacy.Datum.SPOKEN;
import static vigil.privacy.Datum.TEXT;
import static vigil.privacy.Datum.TITLE;
import static vigil.privacy.ViewerRole.AGENT;
import static vigil.privacy.ViewerRole.CALLBACK;
import static vigil.privacy.ViewerRole.CLERK;
import static vigil.privacy.ViewerRole.DISPATCHER;
import static vigil.privacy.ViewerRole.EDITOR;
import static vigil.privacy.ViewerRole.HANDLER;
import static vigil.privacy.ViewerRole.LEADER;
import static vigil.privacy.ViewerRole.MANAGER;
import static vigil.privacy.ViewerRole.OPERATOR;
import static vigil.privacy.ViewerRole.REVIEWER;
import static vigil.privacy.ViewerRole.STRANGER;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What may be seen by whom, where, and why: everything else is a leak. The units here are those
/// that have the order in hand; the accused unit and one without a part have no line.
final class DisclosureRules {
  /// A line of the table.
  ///
  /// @param endpoints the ends of addresses, as the mappings write them
  record Rule(Set<ViewerRole> eyes, List<String> endpoints, Set<Datum> may, String why) {}

  private static final Set<Datum> SAID = EnumSet.of(TITLE, TEXT, NOTE);

  private static final List<String> QUOTING =
      List.of(
          "GET /api/watch/spikes/{id}/script-start",
          "GET /api/watch/incidents/{id}/matter",
          "GET /api/watch/matters");

  static final List<Rule> TABLE =
      List.of(
          new Rule(
              EnumSet.of(
                  AGENT,
                  DISPATCHER,
                  CLERK,
                  HANDLER,
                  REVIEWER,
                  CALLBACK,
                  EDITOR,
                  MANAGER,
                  LEADER,
                  OPERATOR),
              List.of("GET /api/casework/orders/{id}"),
              SAID,
              "what is complained of is the order itself; whoever sees the order reads it"),
          new Rule(
              EnumSet.of(AGENT, DISPATCHER, CLERK, HANDLER, REVIEWER, CALLBACK, MANAGER),
              List.of("GET /api/casework/orders/{id}"),
              EnumSet.of(ADDRESS),
              "they send somebody there, or say on the telephone where it is"),
          new Rule(
              EnumSet.of(
                  AGENT,
                  DISPATCHER,
                  CLERK,
                  HANDLER,
                  REVIEWER,
                  CALLBACK,
                  EDITOR,
                  MANAGER,
                  LEADER,
                  OPERATOR),
              List.of("GET /api/casework/orders"),
              EnumSet.of(TITLE),
              "a list is read by its titles"),
          new Rule(
              EnumSet.of(CLERK, HANDLER),
              List.of("GET /api/understanding/orders/{id}/parts/{assignment}/reply-draft"),
              EnumSet.of(NOTE),
              "a unit's reply begins with the unit's own notes, people masked"),
          new Rule(
              EnumSet.of(CLERK, HANDLER),
              List.of("GET /api/casework/inbox"),
              EnumSet.of(TITLE),
              "what the unit owes"),
          new Rule(
              EnumSet.of(DISPATCHER, CALLBACK, REVIEWER, MANAGER),
              List.of(
                  "GET /api/casework/relays",
                  "GET /api/casework/board",
                  "GET /api/casework/board/folds",
                  "GET /api/casework/callbacks",
                  "GET /api/casework/reviews"),
              EnumSet.of(TITLE),
              "the piles of the hotline's own desks"),
          new Rule(
              EnumSet.of(AGENT, DISPATCHER, REVIEWER, CALLBACK, MANAGER),
              List.of("GET /api/casework/orders/{id}/likes", "POST /api/casework/likes"),
              EnumSet.of(TITLE, ADDRESS),
              "a duplicate is known by its words and its place"),
          new Rule(
              EnumSet.of(AGENT, CALLBACK, MANAGER),
              List.of("GET /api/casework/earlier", "GET /api/desk/pop/{call}"),
              EnumSet.of(TITLE),
              "what the caller brought up before, while she calls"),
          new Rule(
              EnumSet.of(AGENT, HANDLER, REVIEWER, CALLBACK),
              List.of("POST /api/casework/orders/{id}/unmask"),
              EnumSet.of(NAME, CALLING, CONTACT_PHONE, ADDRESS, TITLE, TEXT, NOTE, SPOKEN, SPACED),
              "they reach the citizen, and read the words whole: with a reason and a trace"),
          new Rule(
              EnumSet.of(
                  AGENT,
                  DISPATCHER,
                  CLERK,
                  HANDLER,
                  REVIEWER,
                  CALLBACK,
                  EDITOR,
                  MANAGER,
                  LEADER,
                  OPERATOR),
              List.of(
                  "GET /api/casework/orders/{id}/attachments",
                  "GET /api/casework/attachments/{id}"),
              EnumSet.of(FILE),
              "a picture belongs to what is complained of; each opening is traced"),
          new Rule(
              EnumSet.of(AGENT, HANDLER, REVIEWER, CALLBACK),
              List.of("POST /api/casework/phone-searches"),
              EnumSet.of(TITLE),
              "whoever may look behind a mask finds orders by a number, with a reason and a trace"),
          new Rule(
              EnumSet.of(AGENT, DISPATCHER, HANDLER, REVIEWER, CALLBACK, MANAGER),
              List.of("GET /api/casework/batches/{id}/failures"),
              EnumSet.of(TITLE),
              "what failed of a batch is named to its maker and to managers"),
          new Rule(
              EnumSet.of(AGENT, REVIEWER, LEADER),
              List.of("GET /api/telephony/calls/{id}/recording"),
              EnumSet.of(SOUND),
              "whom a call concerns hears it, each time told"),
          new Rule(
              EnumSet.of(MANAGER),
              List.of("POST /api/casework/exports/{id}/take"),
              EnumSet.of(TITLE),
              "the list that she asked for and a leader agreed to: titles, masked callers, her mark"),
          new Rule(
              EnumSet.of(MANAGER, OPERATOR),
              List.of("POST /api/casework/orders/{id}/copy"),
              EnumSet.allOf(Datum.class),
              "PIPL 45: the copy that the appellant asked for, given out by two roles, traced"),
          new Rule(
              EnumSet.of(EDITOR, MANAGER, LEADER),
              QUOTING,
              EnumSet.of(TEXT),
              "what many say is quoted, redacted, to who writes the answer to it and who leads"),
          new Rule(
              EnumSet.allOf(ViewerRole.class),
              List.of(
                  "GET /api/portal/orders/{number}",
                  "POST /api/portal/orders/{number}/rating",
                  "POST /api/portal/orders/{number}/withdrawal"),
              EnumSet.of(TITLE, SPACED),
              "the citizen reads her own title back, with number and query code"));

  private DisclosureRules() {}

  static boolean allows(ViewerRole eyes, String endpoint, Datum datum) {
    return TABLE.stream()
        .anyMatch(r ->
            r.eyes().contains(eyes) && r.endpoints().contains(endpoint) && r.may().contains(datum));
  }

  /// Words stand here without an order: a unit reads also those of orders that are not its own, but
  /// nobody's who is hidden or accuses.
  static boolean isQuoting(String endpoint) {
    return QUOTING.contains(endpoint);
  }

  /// What is found by a person tells who that is: of a hidden caller nothing is found so.
  static boolean isByPerson(String endpoint, String url) {
    return endpoint.equals("POST /api/casework/phone-searches") || url.contains("&contact=");
  }

  /// The agent who talked, who handles the complaint about it, and a leader.
  static boolean mayHear(ViewerRole eyes, Datum datum, int n) {
    return datum != SOUND
        || eyes == LEADER
        || (eyes == AGENT && n == PlantedOrders.PLAIN)
        || (eyes == REVIEWER && n == PlantedOrders.ACCUSING);
  }

  /// A citizen who knows the code is nobody's unit.
  static boolean isOwn(String endpoint) {
    return endpoint.contains("/api/portal/orders/{number}");
  }

  static final Set<ViewerRole> HOTLINE =
      EnumSet.of(
          STRANGER, AGENT, DISPATCHER, REVIEWER, CALLBACK, EDITOR, MANAGER, LEADER, OPERATOR);
}
