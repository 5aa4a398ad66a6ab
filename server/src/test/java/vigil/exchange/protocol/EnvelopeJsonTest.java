package vigil.exchange.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Assignment.Failure;
import vigil.casework.AssignmentStep.ExtensionGround;
import vigil.casework.OrderFact.Ending;
import vigil.city.AppealType;

/// What goes over the wire is flat, whatever groups we keep it in: texts as a platform of an
/// earlier version writes and expects them.
class EnvelopeJsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private static final String FORWARDED =
      """
      {"type": "order.forwarded", "from": "a", "to": "b", "ref": "part", "version": 4,
       "at": "2022-03-28T02:00:00Z", "news": null, "given": {
         "number": "n-2", "originalNumber": "n-1", "path": ["c", "a"],
         "registeredAt": "2022-03-28T01:00:00Z", "citizenDue": "2022-04-02T16:00:00Z",
         "appeal": "COMPLAINT", "urgency": "URGENT", "category": "noise",
         "title": "title", "description": "description", "words": "words", "wishes": "wishes",
         "occurred": "2022-03-27T01:00:00Z",
         "district": "310101", "street": "310101001", "place": "place", "address": "address",
         "accusedUnit": "d1", "accused": "its name", "accusedAddress": "its address",
         "name": "name", "phone": "13800000000", "kind": "ENTERPRISE", "isAnonymous": false,
         "isPublic": true, "isThreat": false, "files": 2}}
      """;

  /// From a platform that leaves out what it has not.
  private static final String SPARSE =
      """
      {"type": "order.forwarded", "from": "a", "to": "b", "ref": "part", "version": 4,
       "at": "2022-03-28T02:00:00Z", "given": {
         "number": "n-2", "originalNumber": "n-1", "path": ["a"],
         "registeredAt": "2022-03-28T01:00:00Z", "citizenDue": "2022-04-02T16:00:00Z",
         "appeal": "HELP", "urgency": "NORMAL", "title": "title", "description": "description",
         "kind": "PERSON", "isAnonymous": true, "isPublic": false, "isThreat": false}}
      """;

  private static final String NEWS =
      """
      {"type": "order.closed", "from": "b", "to": "a", "ref": "part", "version": 9,
       "at": "2022-03-30T02:00:00Z", "given": null, "news": {
         "number": "n-3", "unit": "单位", "unitEn": "Unit", "reached": false, "failure": "NO_ANSWER",
         "solved": true, "tellCitizen": false, "ending": "SATISFIED", "report": null,
         "words": "words", "ground": "DIFFICULT", "days": 5, "due": "2022-04-02T16:00:00Z",
         "files": 1}}
      """;

  private static void assertSameOnTheWire(String text) {
    Envelope read = JSON.readValue(text, Envelope.class);
    assertEquals(JSON.readTree(text), JSON.readTree(JSON.writeValueAsString(read)));
  }

  @Test
  void anOrderIsReadAndWrittenAsBefore() {
    assertSameOnTheWire(FORWARDED);
    ForwardedAppeal given = JSON.readValue(FORWARDED, Envelope.class).given();
    assertNotNull(given);
    assertEquals(List.of("c", "a"), given.origin().path());
    assertEquals(AppealType.COMPLAINT, given.classification().appeal());
    assertEquals("its name", given.accusedParty().accused());
    assertEquals("13800000000", given.appellant().phone());
  }

  @Test
  void whatIsLeftOutIsNotThere() {
    ForwardedAppeal given = JSON.readValue(SPARSE, Envelope.class).given();
    assertNotNull(given);
    assertNull(given.files());
    assertNull(given.accusedParty().accusedUnit());
    assertNull(given.location().place());
  }

  @Test
  void newsIsReadAndWrittenAsBefore() {
    assertSameOnTheWire(NEWS);
    StatusUpdate news = JSON.readValue(NEWS, Envelope.class).news();
    assertNotNull(news);
    assertEquals("单位", news.handler().unit());
    assertEquals(Failure.NO_ANSWER, news.contact().failure());
    assertEquals(Ending.SATISFIED, news.result().ending());
    assertEquals(ExtensionGround.DIFFICULT, news.extension().ground());
    assertEquals(Instant.parse("2022-04-02T16:00:00Z"), news.extension().due());
  }

  /// As an earlier version writes them: every name is there.
  @Test
  void whatNewsDoesNotSayIsNull() {
    String written = JSON.writeValueAsString(StatusUpdate.timeRefused("no"));
    assertEquals(
        JSON.readTree(
            """
            {"number": "", "unit": null, "unitEn": null, "reached": null, "failure": null,
             "solved": null, "tellCitizen": null, "ending": null, "report": null, "words": "no",
             "ground": null, "days": null, "due": null, "files": null}
            """),
        JSON.readTree(written));
  }

  @Test
  void noLogSaysWhoTheCitizenIs() {
    assertFalse(JSON.readValue(FORWARDED, Envelope.class).toString().contains("138"));
  }
}
