package vigil.exchange.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.Assignment.Failure;
import vigil.casework.AssignmentStep;
import vigil.casework.CompletionReport;
import vigil.casework.CompletionReport.AppealFinding;
import vigil.casework.CompletionReport.FactFinding;
import vigil.casework.CompletionReport.Findings;
import vigil.casework.CompletionReport.ReplyWay;
import vigil.casework.CompletionReport.SiteCheck;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageType;
import vigil.exchange.protocol.MessageType.HandlerMessage;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.protocol.StatusUpdate;
import vigil.exchange.store.SqlInboundMessages;
import vigil.exchange.store.SqlInboundMessages.PendingMessage;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.State;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.kernel.Timers;
import vigil.messaging.OrderEventKind;

/// What the other platform's news do to our order. Most are a story; a contact and a feedback are
/// steps of its part; its end is the part's report, which we review; that it did not handle it puts
/// the order on the dispatch board again.
@Component
class InboundUpdates {
  private static final Logger log = LoggerFactory.getLogger(InboundUpdates.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final int BATCH = 50;
  private static final Set<AppealType> ASKS_FOR_FACTS =
      EnumSet.of(AppealType.COMPLAINT, AppealType.HELP, AppealType.REPORT);
  private static final Set<FactFinding> FACTS =
      EnumSet.of(FactFinding.TRUE, FactFinding.PARTLY_TRUE, FactFinding.UNTRUE);
  private static final Set<FactFinding> POLICIES =
      EnumSet.of(FactFinding.POLICY_EXISTS, FactFinding.NO_POLICY, FactFinding.POLICY_NOT_ACCEPTED);

  private final PartnerActor standIn;
  private final ExtensionExchange moreTime;
  private final SqlTransfers crossings;
  private final SqlInboundMessages parcels;
  private final Timers timers;
  private final TransactionTemplate transaction;

  /// Where the next turn goes on; null when it begins anew.
  private volatile @Nullable PendingMessage last;

  InboundUpdates(
      PartnerActor standIn,
      ExtensionExchange moreTime,
      SqlTransfers crossings,
      SqlInboundMessages parcels,
      Timers timers,
      TransactionTemplate transaction) {
    this.standIn = standIn;
    this.moreTime = moreTime;
    this.crossings = crossings;
    this.parcels = parcels;
    this.timers = timers;
    this.transaction = transaction;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("exchange.pending", EVERY, this::sweep);
  }

  /// What could not be done to an order when it was told (it was shelved, say) is tried again. Each
  /// turn goes on after the one before: many that still cannot be done hold nobody up.
  void sweep() {
    List<PendingMessage> some = parcels.listPending(last, BATCH);
    last = some.size() < BATCH ? null : some.getLast();
    some.forEach(this::again);
  }

  private void again(PendingMessage kept) {
    try {
      transaction.executeWithoutResult(status -> {
        Transfer one = crossings.find(kept.crossing()).orElse(null);
        if (one == null || apply(one, kept.told())) {
          parcels.settle(kept);
        }
      });
    } catch (RuntimeException failure) {
      log.warn("Message {} of {} cannot be done", kept.id(), kept.partner(), failure);
    }
  }

  /// Does to the order what was told.
  ///
  /// @return false when it must be tried again later
  boolean apply(Transfer one, Envelope told) {
    StatusUpdate news = Objects.requireNonNull(told.news());
    return switch (told.type()) {
      case HandlerMessage.FEEDBACK -> {
        standIn.feedback(one, feedback(one, news));
        yield true;
      }
      case HandlerMessage.TIME_ASKED -> moreTime.request(one, told);
      case SenderMessage.TIME_GRANTED, SenderMessage.TIME_REFUSED -> moreTime.apply(one, told);
      case MessageType.EventMessage(var event) -> apply(one, event, told, news);
      case SenderMessage.FORWARDED, SenderMessage.RECALLED, SenderMessage.URGED -> true;
      case MessageType.TestMessage _, MessageType.UnknownMessage _ -> true;
    };
  }

  private boolean apply(Transfer one, OrderEventKind event, Envelope told, StatusUpdate news) {
    return switch (event) {
      case CONTACTED -> {
        standIn.contact(one, contact(news));
        yield true;
      }
      case CLOSED -> closed(one, news, told.at());
      case NOT_ACCEPTED, WITHDRAWN, TRANSFERRED -> {
        String kind = event.wireName();
        String said = news.words() == null ? "" : ": " + news.words();
        crossings.end(one, State.REFUSED, kind);
        standIn.recall(one, shortened("%s %s%s".formatted(one.partner(), kind, said)));
        yield true;
      }
      case REGISTERED,
          ANSWERED,
          SUBMITTED,
          MERGED,
          DISPATCHED,
          SIGNED,
          EXTENDED,
          REPORTED,
          HANDLED,
          RECHECK,
          SHELVED,
          DIFFICULT,
          RESUMED ->
          true;
    };
  }

  private boolean closed(Transfer one, StatusUpdate news, Instant at) {
    String unit = news.handler().unit();
    var reply = new Reply(unit == null ? one.partner() : shortenedTo(unit, 64), at);
    var outcome =
        standIn.report(one, contact(news), (order, attempt) -> report(order, news, attempt, reply));
    switch (outcome) {
      case NOT_NOW -> {
        return false;
      }
      case UNFIT -> {
        log.warn("The report of {} for crossing {} does not fit here", one.partner(), one.id());
        crossings.end(one, State.ENDED, "UNFIT");
        standIn.recall(one, shortened("对方平台已办结，但报告不合本平台要求: " + reply(news)));
      }
      case YES, GONE -> crossings.end(one, State.ENDED, null);
    }
    return true;
  }

  /// The other side may have told of none: its citizen was answered in the same breath.
  private static AssignmentStep.Contact contact(StatusUpdate news) {
    var told = news.contact();
    boolean reached = Boolean.TRUE.equals(told.reached());
    Failure failure = told.failure() == null ? Failure.OTHER : told.failure();
    return new AssignmentStep.Contact(reached, reached ? null : failure, null);
  }

  private static AssignmentStep.GiveFeedback feedback(Transfer one, StatusUpdate news) {
    var told = news.feedback();
    boolean solved = Boolean.TRUE.equals(told.solved());
    String words = news.words() == null ? "办理中" : shortened(news.words());
    return new AssignmentStep.GiveFeedback(
        solved, solved ? null : words, Boolean.TRUE.equals(told.tellCitizen()), one.partner());
  }

  private static String reply(StatusUpdate news) {
    CompletionReport report = news.result().report();
    if (report != null) {
      return report.reply().replyPoints();
    }
    return news.words() == null ? "对方平台已办结。" : news.words();
  }

  /// Who replied to the citizen and when, where its report does not say.
  private record Reply(String unit, Instant at) {}

  /// The other platform's report in the words that ours has for this type of appeal; what does not
  /// fit is said in the note.
  private static CompletionReport report(
      Order order, StatusUpdate news, String attempt, Reply reply) {
    AppealType type = order.appeal().type();
    CompletionReport theirs = news.result().report();
    CompletionReport given = theirs == null ? answered(news) : theirs;
    var said = given.reply();
    return new CompletionReport(
        findings(type, given.findings()),
        given.solution(),
        new CompletionReport.Reply(
            said.replyPoints(),
            said.replyUnit() == null ? reply.unit() : said.replyUnit(),
            repliedAt(said.repliedAt(), order.origin().since()).orElse(reply.at()),
            said.wayOfReply(),
            said.publicReply()),
        given.summary(),
        given.signatory(),
        given.beyondDuty(),
        attempt);
  }

  /// Empty where it does not say, or its clock says a time before there was an order.
  static Optional<Instant> repliedAt(@Nullable Instant told, Instant since) {
    return Optional.ofNullable(told).filter(at -> !at.isBefore(since));
  }

  private static Findings findings(AppealType type, Findings given) {
    FactFinding finding = finding(type, given.factFinding());
    boolean isSame = finding == given.factFinding();
    boolean isSiteAsked = ASKS_FOR_FACTS.contains(type);
    return new Findings(
        finding,
        isSame ? given.factNote() : "对方平台的认定: " + given.factFinding(),
        given.appealFinding(),
        given.appealNote(),
        isSiteAsked && given.siteCheck() == SiteCheck.NOT_ASKED
            ? SiteCheck.NO_SITE
            : given.siteCheck(),
        given.siteCheckAt());
  }

  private static FactFinding finding(AppealType type, FactFinding given) {
    if (ASKS_FOR_FACTS.contains(type)) {
      return FACTS.contains(given) ? given : FactFinding.PARTLY_TRUE;
    }
    if (type == AppealType.CONSULTATION) {
      return POLICIES.contains(given) ? given : FactFinding.POLICY_EXISTS;
    }
    return FACTS.contains(given) || POLICIES.contains(given) ? FactFinding.NOTED : given;
  }

  /// An order that was answered at once, and nobody wrote a report.
  private static CompletionReport answered(StatusUpdate news) {
    String words = reply(news);
    String handler = news.handler().unit();
    String unit = handler == null ? "对方平台" : shortenedTo(handler, 64);
    return new CompletionReport(
        new Findings(
            FactFinding.PARTLY_TRUE,
            "对方平台当场答复",
            AppealFinding.REASONABLE,
            null,
            SiteCheck.NOT_ASKED,
            null),
        new CompletionReport.Solution(CompletionReport.Resolution.EXPLAINED, "对方平台当场答复，未立案办理"),
        new CompletionReport.Reply(shortened(words), null, null, ReplyWay.PHONE, null),
        words,
        unit,
        null,
        null);
  }

  static String shortened(String text) {
    return shortenedTo(text, Step.LONGEST_REASON);
  }

  private static String shortenedTo(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
