package vigil.exchange.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.AssignmentStep;
import vigil.casework.AssignmentStep.ExtensionGround;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.City;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.protocol.PlatformIdentity;
import vigil.exchange.protocol.StatusUpdate;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.NewMessage;
import vigil.messaging.Outbox;

/// The other platform's unit needs more time: two of ours decide on it as on any unit's (rules
/// 3.13). Its city may know other spans than ours: asked for is then the shortest of ours that
/// holds its days, or the longest, and the reason says how many it wanted. What cannot be asked for
/// here at all - it is too late, the quota is spent - is refused to it at once, with why. And the
/// other way round: what whoever sent an order here decided is what our unit's request comes to.
@Component
class ExtensionExchange {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final PartnerActor standIn;
  private final City city;
  private final Outbox outbox;
  private final PlatformIdentity ourselves;
  private final InstantSource clock;

  ExtensionExchange(
      PartnerActor standIn,
      City city,
      Outbox outbox,
      PlatformIdentity ourselves,
      InstantSource clock) {
    this.standIn = standIn;
    this.city = city;
    this.outbox = outbox;
    this.ourselves = ourselves;
    this.clock = clock;
  }

  /// Asks for it here, in the caller's transaction.
  ///
  /// @return false when it must be tried again later
  boolean request(Transfer one, Envelope told) {
    StatusUpdate news = Objects.requireNonNull(told.news());
    ExtensionGround ground = news.extension().ground();
    Integer days = news.extension().days();
    if (ground == null || days == null || days < 1) {
      refuse(one, told, "ExtensionDaysUnknown");
      return true;
    }
    int span = span(days, city.limits().profile().extensions().days());
    var step = new AssignmentStep.AskExtension(ground, span, reason(news, days, span));
    if (standIn.askTime(one, step) instanceof Refusal no) {
      return isSettled(one, told, no);
    }
    return true;
  }

  /// What the sender decided on the time that our unit asked it for. Of an order that is over here
  /// only the crossing was told.
  ///
  /// @return false when it must be tried again later
  boolean apply(Transfer one, Envelope told) {
    StatusUpdate news = Objects.requireNonNull(told.news());
    boolean isGranted = told.type() == SenderMessage.TIME_GRANTED;
    if (isGranted && news.extension().due() == null) {
      return true;
    }
    var answer = isGranted ? granted(news) : refused(news);
    return !(standIn.answerTime(one, answer) instanceof Refusal.Stale);
  }

  private static Step.AnswerTime granted(StatusUpdate news) {
    Instant due = Objects.requireNonNull(news.extension().due()).truncatedTo(ChronoUnit.MICROS);
    return new Step.AnswerTime(due, null);
  }

  private static Step.AnswerTime refused(StatusUpdate news) {
    String words = news.words();
    return new Step.AnswerTime(null, words == null ? null : InboundUpdates.shortened(words));
  }

  private boolean isSettled(Transfer one, Envelope told, Refusal no) {
    if (no instanceof Refusal.Stale) {
      return false;
    }
    // A second wish while two of ours decide on the first is answered by what they decide.
    if (!(no instanceof Refusal.AlreadyAsked)) {
      refuse(one, told, no.getClass().getSimpleName());
    }
    return true;
  }

  /// One of ours for what another city's rules gave.
  static int span(int days, List<Integer> ours) {
    return ours.stream()
        .filter(it -> it >= days)
        .min(Integer::compare)
        .orElseGet(() -> ours.stream().max(Integer::compare).orElse(days));
  }

  private static String reason(StatusUpdate news, int days, int span) {
    String words = news.words() == null ? "对方平台申请延期" : news.words();
    return InboundUpdates.shortened(
        days == span ? words : "（对方申请 %d 个工作日, %d asked for）%s".formatted(days, days, words));
  }

  private void refuse(Transfer one, Envelope told, String why) {
    Order order = standIn.findOrder(one.order());
    int version = order == null ? 0 : order.version();
    var answer =
        new Envelope(
            SenderMessage.TIME_REFUSED,
            ourselves.code(),
            one.partner(),
            one.ref(),
            version,
            clock.instant(),
            null,
            StatusUpdate.timeRefused(why));
    outbox.add(
        new NewMessage(
            DeliveryChannel.EXCHANGE,
            SenderMessage.TIME_REFUSED.wireName(),
            one.order(),
            order == null ? null : order.number(),
            "%s/%d/no/%s"
                .formatted(one.ref(), told.version(), SenderMessage.TIME_REFUSED.wireName()),
            one.partner(),
            JSON.writeValueAsString(answer)));
  }
}
