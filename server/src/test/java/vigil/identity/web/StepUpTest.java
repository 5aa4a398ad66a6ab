package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.CaseworkFact;
import vigil.identity.IdentityFact;
import vigil.identity.steps.StepUp;
import vigil.identity.steps.StepUpMaxAge;
import vigil.kernel.Ledger;

/// Looking behind a mask wants a key that was touched a short while ago: with an authenticator in
/// software, over real HTTP.
@ServerTest
class StepUpTest {
  private static final String PHONE = "13977771234";
  private static final String WAITING = "vigil.step-up";

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired StepUpMaxAge freshness;
  @Autowired SessionRepository<? extends Session> sessions;

  @Value("${vigil.public-url}")
  String origin;

  @Test
  void withoutATouchNothingIsShownNorTracedAndAfterItsSpanItIsWantedAgain() {
    String order = order("查看须触U盾");
    var agent = stale("agent-4");
    var refused = unmask(agent, order);
    assertEquals(403, refused.status());
    assertEquals("TouchKeyFirst", refused.why());
    assertEquals("urn:ietf:rfc:9470", refused.body().path("type").asString());
    assertEquals("insufficient_user_authentication", refused.body().path("error").asString());
    assertEquals(300, refused.body().path("maxAgeSeconds").asInt());
    assertFalse(refused.body().toString().contains(PHONE));
    assertEquals(0, looks(order));
    assertEquals(200, agent.browser().get("/api/identity/me").status(), "she stays signed in");

    var touched = agent.touch();
    assertEquals(200, touched.status(), () -> touched.body().toString());
    Instant until = Instant.parse(touched.body().path("until").asString());
    assertTrue(until.isAfter(Instant.now().plusSeconds(290)), until::toString);
    assertEquals(PHONE, unmask(agent, order).body().path("phone").asString());
    assertEquals(1, looks(order));
    assertTrue(ledger.listBySubject("agent-4", 99).getLast().is(IdentityFact.KeyTouched.class));

    agent.age(sessions, freshness.span(), false);
    assertEquals("TouchKeyFirst", unmask(agent, order).why());
    assertEquals(1, looks(order));
  }

  @Test
  void signingInWithTheKeyIsATouch() {
    String order = order("刚登录");
    var agent = SignedInBrowser.signedIn(port, origin, "agent-4");
    assertEquals(PHONE, unmask(agent, order).body().path("phone").asString());
  }

  /// A page sends the request that was refused once more, with the idempotency key it had; and
  /// nobody reads the answer again by that.
  @Test
  void theSameRequestGoesThroughAfterTheTouchAndItsAnswerIsNotKept() {
    String order = order("同一请求");
    var agent = stale("agent-4");
    agent.browser().with("Idempotency-Key", "unmask-once-" + order);
    assertEquals("TouchKeyFirst", unmask(agent, order).why());
    var other =
        new SignedInBrowser(agent.staff(), ApiClient.browser(port), agent.key())
            .inAnotherBrowser(port);
    other.browser().with("Idempotency-Key", "unmask-once-" + order);
    assertEquals(PHONE, unmask(other, order).body().path("phone").asString());
    other.age(sessions, freshness.span(), false);
    var again = unmask(other, order);
    assertEquals(409, again.status(), "it was done, and its answer is nowhere");
    assertFalse(again.body().toString().contains(PHONE));
  }

  @Test
  void anothersKeyAnUntouchedOneAndAnOldAnswerAreRefused() {
    var hers = stale("agent-4");
    var his = SignedInBrowser.signedIn(port, origin, "agent-5");
    assertEquals("PasskeyRefused", hers.answer(his.key().get(hers.challenge())).why());
    assertEquals("PasskeyRefused", hers.answer(hers.key().getUntouched(hers.challenge())).why());
    assertEquals(
        "PasskeyRefused",
        hers.answer(new VirtualAuthenticator("https://hotline.example.org").get(hers.challenge()))
            .why());
    assertStale(hers);

    var answer = hers.key().get(hers.challenge());
    assertEquals(200, hers.answer(answer).status());
    hers.age(sessions, freshness.span(), false);
    assertEquals("TouchAgain", hers.answer(answer).why(), "an answer is good once");
    hers.challenge();
    assertEquals("PasskeyRefused", hers.answer(answer).why(), "and for its own challenge only");
    assertStale(hers);
  }

  @Test
  void aChallengeBelongsToTheSessionThatAsked() {
    var here = stale("agent-4");
    var there = here.inAnotherBrowser(port);
    there.age(sessions, freshness.span(), false);
    var answer = here.key().get(here.challenge());
    assertEquals("TouchAgain", there.answer(answer).why());
    there.challenge();
    assertEquals("PasskeyRefused", there.answer(answer).why());
    assertStale(there);
  }

  @Test
  void aChallengeAskedOfAnotherOrTooLongAgoIsOver() {
    var agent = stale("agent-4");
    JsonNode options = agent.challenge();
    rewrite(agent, was -> new StepUpController.Pending("agent-5", was.options(), was.at()));
    assertEquals("TouchAgain", agent.answer(agent.key().get(options)).why());
    JsonNode late = agent.challenge();
    rewrite(
        agent,
        was ->
            new StepUpController.Pending(
                was.staff(), was.options(), was.at().minus(StepUp.WAIT).minusSeconds(1)));
    assertEquals("TouchAgain", agent.answer(agent.key().get(late)).why());
    assertStale(agent);
  }

  @Test
  void aTouchMakesNoSessionLonger() {
    var agent = SignedInBrowser.signedIn(port, origin, "agent-4");
    agent.age(sessions, CurrentStaff.LONGEST_SESSION.plus(Duration.ofMinutes(1)), true);
    assertEquals(401, agent.browser().post("/api/identity/step-up", Map.of()).status());
  }

  @Test
  void theOperatorsTokenIsNoSession() {
    SignedInBrowser.signedIn(port, origin, "agent-4");
    var token = ApiClient.as(port, "agent-4");
    assertEquals("NoSession", token.post("/api/identity/step-up", Map.of()).why());
    assertEquals(401, ApiClient.browser(port).post("/api/identity/step-up", Map.of()).status());
  }

  private SignedInBrowser stale(String staff) {
    var person = SignedInBrowser.signedIn(port, origin, staff);
    person.age(sessions, freshness.span(), false);
    return person;
  }

  private void assertStale(SignedInBrowser person) {
    assertEquals("TouchKeyFirst", unmask(person, "none-such").why());
  }

  private void rewrite(SignedInBrowser person, UnaryOperator<StepUpController.Pending> change) {
    rewrite(sessions, person, change);
  }

  private static <S extends Session> void rewrite(
      SessionRepository<S> sessions,
      SignedInBrowser person,
      UnaryOperator<StepUpController.Pending> change) {
    S session = person.session(sessions);
    StepUpController.Pending was = session.getRequiredAttribute(WAITING);
    session.setAttribute(WAITING, change.apply(was));
    sessions.save(session);
  }

  private static ApiClient.Answer unmask(SignedInBrowser person, String order) {
    return person
        .browser()
        .post("/api/casework/orders/" + order + "/unmask", Map.of("reason", "CALL_BACK"));
  }

  private long looks(String order) {
    return ledger.listBySubject(order, 99).stream()
        .filter(e -> e.is(CaseworkFact.Unmasked.class))
        .count();
  }

  private String order(String title) {
    var draft =
        Map.of(
            "contact", "call-" + title,
            "type", "HELP",
            "category", "01010101",
            "title", title,
            "description", "说明",
            "district", "310115",
            "address", "花木路 1 号",
            "name", "王小明",
            "contactPhone", PHONE);
    return ApiClient.as(port, "agent-1")
        .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"))
        .body()
        .path("id")
        .asString();
  }
}
