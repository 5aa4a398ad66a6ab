package vigil.acd.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.acd.AcdFact;
import vigil.acd.CallExplanation.StorySentence;
import vigil.acd.engine.Decision;

/// Decisions as facts, and facts as sentences: one wording for the screen, the ledger's reader and
/// the simulator.
public final class Story {
  private Story() {}

  /// What goes into the ledger for a decision; nothing for what changed nothing.
  public static Optional<AcdFact> toFact(Decision decision) {
    return Optional.ofNullable(
        switch (decision) {
          case Decision.Queue queue -> queued(queue);
          case Decision.Offer offer -> offered(offer);
          case Decision.Withdraw(var offer, var call, var seat, var why, var detail) ->
              new AcdFact.OfferFailed(call, offer, seat, why.name(), detail);
          case Decision.Join(var offer, var call, var seat, var waited, var isAgain) ->
              isAgain
                  ? new AcdFact.AnsweredAgain(call, offer, seat)
                  : new AcdFact.Answered(call, offer, seat, waited.toMillis());
          case Decision.Take(var call, var seat, var from) ->
              new AcdFact.CallTaken(call, seat, from);
          case Decision.HandOn(var call, var from) -> new AcdFact.HandedOn(call, from);
          case Decision.Engage(var seat, var call) -> new AcdFact.SeatEngaged(seat, call);
          case Decision.Disengage(var seat, var call) -> new AcdFact.SeatDisengaged(seat, call);
          case Decision.Leave(var call, var seat, var left, var since) ->
              new AcdFact.Left(call, seat, left.name(), since.toMillis());
          case Decision.ChangeSeatState stand -> stood(stand);
          case Decision.Release release -> null;
          case Decision.Ignore ignore -> null;
        });
  }

  private static @Nullable AcdFact queued(Decision.Queue queue) {
    var call = queue.call();
    return switch (queue.why()) {
      case ARRIVED -> new AcdFact.Enqueued(call, queue.place(), queue.waiting());
      case REKEYED -> new AcdFact.Rekeyed(call, queue.place(), queue.waiting(), false);
      case RELAXED -> new AcdFact.Rekeyed(call, queue.place(), queue.waiting(), true);
      case CAME_BACK -> new AcdFact.CameBack(call, queue.place(), queue.waiting());
      case RETURNED -> null;
    };
  }

  private static AcdFact offered(Decision.Offer offer) {
    var why = offer.why();
    return new AcdFact.Offered(
        offer.call(),
        offer.offer(),
        offer.seat(),
        offer.deadline(),
        new AcdFact.Choice(
            why.picked() == Decision.PickReason.LONGEST_IDLE_SEAT,
            why.place(),
            why.waiting(),
            why.idle(),
            why.idleBefore(),
            why.waited().toMillis(),
            why.seatIdle().toMillis()));
  }

  private static @Nullable AcdFact stood(Decision.ChangeSeatState stand) {
    var seat = stand.seat();
    return switch (stand.state()) {
      case READY -> new AcdFact.SeatReady(seat, stand.why());
      case AFTER_CALL ->
          stand.call() == null || stand.until() == null
              ? null
              : new AcdFact.AfterCallStarted(seat, stand.call(), stand.until());
      case BREAK -> new AcdFact.SeatRested(seat, stand.why());
      case NOT_RESPONDING -> new AcdFact.SeatNotResponding(seat, stand.why());
      case OFF -> new AcdFact.SeatLeft(seat);
      case OFFERED, TALKING -> null;
    };
  }

  public static StorySentence render(Instant at, AcdFact fact) {
    return switch (fact) {
      case AcdFact.Enqueued(var call, int place, int waiting) ->
          new StorySentence(
              at,
              "进入排队：第 %d 位，共 %d 人等待".formatted(place, waiting),
              "Stood in the line as number %d of %d".formatted(place, waiting));
      case AcdFact.Rekeyed(var call, int place, int waiting, boolean any) ->
          new StorySentence(
              at,
              (any ? "等待已久，任何坐席均可接听：第 %d 位，共 %d 人" : "需求更改后重排：第 %d 位，共 %d 人")
                  .formatted(place, waiting),
              (any
                      ? "Waited long, so any seat may serve now: number %d of %d"
                      : "Was re-keyed at once to number %d of %d")
                  .formatted(place, waiting));
      case AcdFact.Offered offered -> new StorySentence(at, offeredZh(offered), offeredEn(offered));
      case AcdFact.Answered(var call, var offer, var staff, long waited) ->
          new StorySentence(
              at,
              "%s 接听，来电共等待 %s".formatted(staff, zh(waited)),
              "%s answered after a wait of %s".formatted(staff, en(waited)));
      case AcdFact.AnsweredAgain(var call, var offer, var staff) ->
          new StorySentence(at, staff + " 再次接听", staff + " answered it the second time");
      case AcdFact.CallTaken(var call, var staff, var from) ->
          new StorySentence(
              at,
              from == null ? staff + " 接过通话" : "%s 从 %s 接过通话".formatted(staff, from),
              from == null
                  ? staff + " got the call"
                  : "%s got the call from %s".formatted(staff, from));
      case AcdFact.HandedOn(var call, var staff) ->
          new StorySentence(
              at, staff + " 退出，通话由他人继续", staff + " left; the call goes on with others");
      case AcdFact.CameBack(var call, int place, int waiting) ->
          new StorySentence(
              at,
              "通话中无人继续接待，回到排队：第 %d 位，共 %d 人".formatted(place, waiting),
              "Was left alone and stood in the line again as number %d of %d"
                  .formatted(place, waiting));
      case AcdFact.OfferFailed failed -> failed(at, failed);
      case AcdFact.Left left -> left(at, left);
      case AcdFact.DebtSettled(var call, var staff, var order) ->
          new StorySentence(
              at, staff + " 已写工单，欠单结清", staff + " wrote the order: the debt is settled");
      case AcdFact.SeatReady(var staff, var why) ->
          new StorySentence(at, staff + " 就绪", "%s became ready: %s".formatted(staff, why));
      case AcdFact.AfterCallStarted(var staff, var call, var until) ->
          new StorySentence(at, staff + " 话后处理", staff + " began after-call work");
      case AcdFact.SeatRested(var staff, var why) ->
          new StorySentence(
              at, "%s 小休（%s）".formatted(staff, why), "%s rests: %s".formatted(staff, why));
      case AcdFact.SeatNotResponding(var staff, var why) ->
          new StorySentence(at, staff + " 未响应", "%s does not respond: %s".formatted(staff, why));
      case AcdFact.SeatLeft(var staff) ->
          new StorySentence(at, staff + " 下班", staff + " went off shift");
      case AcdFact.SeatForced(var staff, var state, var by, var why) ->
          new StorySentence(
              at,
              "%s 将 %s 置为 %s：%s".formatted(by, staff, state, why),
              "%s set %s to %s: %s".formatted(by, staff, state, why));
      case AcdFact.SeatEngaged(var staff, var call) ->
          new StorySentence(at, staff + " 参与同事的通话", staff + " is in a colleague's call");
      case AcdFact.SeatDisengaged(var staff, var call) ->
          new StorySentence(at, staff + " 离开同事的通话", staff + " is out of the colleague's call");
    };
  }

  private static StorySentence left(Instant at, AcdFact.Left left) {
    var since = left.sinceArrivalMillis();
    return switch (Decision.LeaveReason.valueOf(left.reason())) {
      case ABANDONED ->
          new StorySentence(
              at, "等待 %s 后挂机".formatted(zh(since)), "Hung up after waiting " + en(since));
      case LEFT_AGAIN ->
          new StorySentence(
              at,
              "再次排队时挂机，来电历时 %s".formatted(zh(since)),
              "Hung up in the line after an earlier talk, %s after it came".formatted(en(since)));
      case SERVED ->
          left.staff() == null
              ? new StorySentence(
                  at,
                  "通话结束，来电历时 %s".formatted(zh(since)),
                  "The call ended, %s after it came".formatted(en(since)))
              : new StorySentence(
                  at,
                  "通话结束（%s），来电历时 %s".formatted(left.staff(), zh(since)),
                  "The call with %s ended, %s after it came".formatted(left.staff(), en(since)));
    };
  }

  private static String offeredZh(AcdFact.Offered offered) {
    var parts = new ArrayList<String>();
    parts.add("振铃 " + offered.staff());
    parts.add(
        offered.choice().seatChosen()
            ? "可接坐席中空闲最久（%s），空闲坐席 %d 个"
                .formatted(zh(offered.choice().seatIdleMillis()), offered.choice().idle())
            : "坐席刚就绪，来电排第 %d 位（共 %d 人）"
                .formatted(offered.choice().place(), offered.choice().waiting()));
    if (offered.choice().place() > 1) {
      parts.add("前面 %d 人所需技能该坐席不具备".formatted(offered.choice().place() - 1));
    }
    if (offered.choice().idleBefore() > 0) {
      parts.add("%d 个空闲更久的坐席技能不符".formatted(offered.choice().idleBefore()));
    }
    return String.join("；", parts);
  }

  private static String offeredEn(AcdFact.Offered offered) {
    var parts = new ArrayList<String>();
    parts.add(
        offered.choice().seatChosen()
            ? "%s rings: idle longest (%s) of those who may serve, %d idle in all"
                .formatted(
                    offered.staff(), en(offered.choice().seatIdleMillis()), offered.choice().idle())
            : "%s rings: it became ready, and the caller stood as number %d of %d"
                .formatted(offered.staff(), offered.choice().place(), offered.choice().waiting()));
    if (offered.choice().place() > 1) {
      parts.add("%d before need skills it lacks".formatted(offered.choice().place() - 1));
    }
    if (offered.choice().idleBefore() > 0) {
      parts.add("%d idle longer lack the skills".formatted(offered.choice().idleBefore()));
    }
    return String.join("; ", parts);
  }

  private static StorySentence failed(Instant at, AcdFact.OfferFailed failed) {
    var staff = failed.staff();
    return switch (Decision.WithdrawReason.valueOf(failed.why())) {
      case CALLER_LEFT ->
          new StorySentence(
              at, "%s 振铃时来电挂机".formatted(staff), "The caller left while %s rang".formatted(staff));
      case NO_ANSWER ->
          new StorySentence(
              at,
              "%s 未接，来电回到原位".formatted(staff),
              "%s did not answer: back to the old place".formatted(staff));
      case REFUSED, SEAT_BREAK, SEAT_OFF, SEAT_ENGAGED, LOST ->
          new StorySentence(
              at,
              "%s 未能接听（%s），来电回到原位".formatted(staff, failed.detail()),
              "%s could not take it (%s): back to the old place".formatted(staff, failed.detail()));
    };
  }

  /// The facts of decisions, in order.
  public static List<AcdFact> toFacts(List<Decision> decisions) {
    var facts = new ArrayList<AcdFact>(decisions.size());
    for (var decision : decisions) {
      toFact(decision).ifPresent(facts::add);
    }
    return facts;
  }

  private static String zh(long millis) {
    var time = Duration.ofMillis(millis);
    return time.toMinutes() > 0
        ? "%d 分 %d 秒".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + " 秒";
  }

  private static String en(long millis) {
    var time = Duration.ofMillis(millis);
    return time.toMinutes() > 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + " s";
  }
}
