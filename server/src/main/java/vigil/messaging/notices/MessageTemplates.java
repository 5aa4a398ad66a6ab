package vigil.messaging.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.OrderDetails;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.QueryCodes;
import vigil.city.WorkingDays;
import vigil.messaging.AnnouncedAnswers;
import vigil.messaging.Delivery;
import vigil.messaging.sms.SmsGateway;

/// Every sentence that is sent to a citizen. A message names the order by its number and never says
/// what it is about: a telephone lies on a table. An e-mail also brings the answer itself. The
/// answer to what many asked is no secret and is said in the SMS too, but to nobody who accuses
/// somebody or whose name is kept.
@Component
public class MessageTemplates {
  /// A message.
  ///
  /// @param zh one paragraph
  /// @param en the same in English
  /// @param quote the hotline's answer to the citizen, for e-mail
  public record Message(String subject, String zh, String en, @Nullable String quote, String link) {
    /// As an SMS: short, in Chinese, with its link.
    public String shortText(String sign) {
      return "【" + sign + "】" + zh + link;
    }
  }

  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /// What is left of an SMS for words and link beside the sender's name and our own words.
  private static final int ROOM_FOR_WORDS = SmsGateway.LONGEST_TEXT - 40;

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final SignedStatusLinks links;
  private final QueryCodes codes;
  private final AnnouncedAnswers answers;

  MessageTemplates(SignedStatusLinks links, QueryCodes codes, AnnouncedAnswers answers) {
    this.links = links;
    this.codes = codes;
    this.answers = answers;
  }

  /// The notice as it reads now; null when the moment for it has passed.
  public @Nullable Message render(Delivery delivery, OrderDetails dossier) {
    String number = dossier.order().number();
    String link = links.render(dossier.order().id(), number, delivery.tries().createdAt());
    Map<String, String> more = JSON.readValue(delivery.body(), FIELDS);
    var about = new OrderReference(number, link);
    return switch (Notice.valueOf(delivery.kind())) {
      case CONFIRMED ->
          about.say(
              "已收到您的诉求",
              "您的诉求已收到，编号%s。查看进度：",
              "We have your appeal; its number is %s. Follow it here:",
              null);
      case QUERY_CODE -> queryCode(about, delivery, dossier);
      case ANSWERED -> answered(about, dossier);
      case NOT_ACCEPTED ->
          about.say(
              "您的诉求未予受理",
              "您的诉求%s未予受理。查看：",
              "Your appeal %s was not accepted. See:",
              said(dossier, OrderFact.NotAccepted.class));
      case EXTENDED -> extended(about, more);
      case INTERIM -> interim(about, more);
      case RATE -> rate(about, dossier);
      case CLOSED ->
          about.say(
              "您的诉求已办结",
              "您的诉求%s已办结，尚未听到您的意见。如问题未解决请拨打12345。查看：",
              "Your appeal %s is closed; we have not heard your word on it. If it is not solved,"
                  + " call 12345. See:",
              null);
      case ANSWER_OUT -> answerOut(about, more, dossier);
      case REPLY_READY ->
          about.say(
              "您的诉求已有答复",
              "您的诉求%s与同类诉求合并办理，现已办结。查看：",
              "Your appeal %s was handled together with like ones and is closed. See:",
              null);
    };
  }

  /// Nothing once the answer is no longer out, or the citizen took the appeal back.
  private @Nullable Message answerOut(
      OrderReference about, Map<String, String> more, OrderDetails dossier) {
    var answer =
        answers.find(more.getOrDefault("answer", ""), ROOM_FOR_WORDS - about.link().length());
    if (answer.isEmpty() || dossier.order().state() == OrderState.WITHDRAWN) {
      return null;
    }
    if (Boolean.parseBoolean(more.get("quiet"))) {
      return about.say(
          "您关心的问题有了统一答复",
          "与您的诉求%s同类的问题已有统一答复。查看：",
          "There is an answer for all who asked about the same as your appeal %s. See:",
          null);
    }
    var said = answer.get();
    return new Message(
        "您关心的问题有了统一答复",
        "您反映的问题已有统一答复。%s 详见：".formatted(said.brief()),
        "There is an answer for all who asked about the same. See:",
        said.title() + "\n\n" + said.whole(),
        about.link());
  }

  private record OrderReference(String number, String link) {
    Message say(String subject, String zh, String en, @Nullable String quote) {
      return new Message(
          subject + " " + number, zh.formatted(number), en.formatted(number), quote, link);
    }
  }

  /// From the moment it is written the code opens the order.
  private Message queryCode(OrderReference about, Delivery delivery, OrderDetails dossier) {
    String code = links.code(delivery.id());
    codes.append(dossier.order().id(), code);
    return about.say(
        "您的诉求已登记",
        "您的诉求%s已登记，查询码" + code + "，请勿告诉他人。查看：",
        "Your appeal %s is registered; its query code is " + code + ". See:",
        null);
  }

  private static Message extended(OrderReference about, Map<String, String> more) {
    Instant due = Instant.parse(more.getOrDefault("due", ""));
    boolean isStatutory = "STATUTORY_LIMIT".equals(more.get("ground"));
    String zhWhy = isStatutory ? "办理此事的法定时限较长" : "情况复杂，需要更多时间";
    String enWhy =
        isStatutory ? "the law gives this matter a longer time" : "the matter is difficult";
    return about.say(
        "办理时限已延长",
        "您的诉求%s最迟答复时间改为" + day(due, ZH) + "，原因：" + zhWhy + "。查看：",
        "Your appeal %s will be answered by " + day(due, EN) + ", since " + enWhy + ". See:",
        null);
  }

  private static Message interim(OrderReference about, Map<String, String> more) {
    boolean isSolved = Boolean.parseBoolean(more.getOrDefault("solved", ""));
    return about.say(
        "您的诉求有新进展",
        isSolved ? "您的诉求%s：承办单位反馈问题已解决，正在核实。查看：" : "您的诉求%s：承办单位正在办理，尚未解决。查看：",
        isSolved
            ? "Your appeal %s: the unit says that it is solved; we are checking. See:"
            : "Your appeal %s: the unit is at work, it is not solved yet. See:",
        null);
  }

  /// Whoever answered may have taken it back.
  private static @Nullable Message answered(OrderReference about, OrderDetails dossier) {
    return dossier.order().state() == OrderState.DRAFT
        ? null
        : about.say(
            "您的诉求已答复",
            "您的诉求%s已答复。查看：",
            "Your appeal %s was answered. See:",
            said(dossier, OrderFact.Answered.class));
  }

  /// Somebody may have called meanwhile: then nobody is asked twice.
  private static @Nullable Message rate(OrderReference about, OrderDetails dossier) {
    boolean isAwaited =
        switch (dossier.order().state()) {
          case PENDING_CALLBACK, UNDER_REVIEW -> true;
          case MERGED -> dossier.order().callbacks().isEmpty();
          case DRAFT,
              ANSWERED,
              TRANSFERRED_EMERGENCY,
              NOT_ACCEPTED,
              PENDING_DISPATCH,
              CONFERRING,
              IN_HANDLING,
              RECHECK,
              CLOSED,
              ARCHIVED,
              SHELVED,
              DIFFICULT,
              WITHDRAWN ->
              false;
        };
    if (!isAwaited) {
      return null;
    }
    return about.say(
        "您的诉求已办理，请评价",
        "您的诉求%s已办理，问题解决了吗？请评价：",
        "Your appeal %s was handled. Is it solved? Tell us here:",
        null);
  }

  private static @Nullable String said(OrderDetails dossier, Class<? extends OrderFact> fact) {
    return dossier.history().stream()
        .filter(it -> it.is(fact))
        .map(OrderDetails.Event::words)
        .filter(java.util.Objects::nonNull)
        .reduce((one, later) -> later)
        .orElse(null);
  }

  /// Midnight is the end of the day before (rules 4.4).
  static String day(Instant at, DateTimeFormatter format) {
    ZonedDateTime there = at.atZone(WorkingDays.SHANGHAI);
    return there.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? there.minusDays(1).format(format) + " 24:00"
        : there.format(format) + " " + there.format(HOUR);
  }
}
