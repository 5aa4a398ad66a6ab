package vigil.portal.open311;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.Policy;
import vigil.city.PolicyTable;
import vigil.city.Urgency;
import vigil.kernel.Csv;
import vigil.portal.status.BilingualText;

/// What is asked beyond the words, by category (`policy/open311-questions.csv`): the attributes of
/// a service definition.
@Component
class ServiceQuestions {
  private static final int LONGEST_ANSWER = 500;

  /// Datatypes of GeoReport v2.
  enum Datatype {
    string,
    number,
    datetime,
    text,
    singlevaluelist,
    multivaluelist;

    boolean isList() {
      return this == singlevaluelist || this == multivaluelist;
    }
  }

  /// A choice.
  ///
  /// @param urgency what this answer makes of the order; null leaves it
  record Choice(String key, String zh, String en, @Nullable Urgency urgency) {}

  /// A question.
  ///
  /// @param category code of the category it belongs to, and all below
  record Question(
      String category,
      String code,
      Datatype datatype,
      boolean required,
      BilingualText words,
      BilingualText hint,
      List<Choice> choices) {}

  /// Asked of every request, whatever the policy asks: an accused unit never gets it.
  static final Question ACCUSED =
      new Question(
          "",
          "accused_unit",
          Datatype.string,
          false,
          new BilingualText("是否反映某个单位的问题", "Is it a complaint about an authority"),
          new BilingualText(
              "填写单位名称；不是则不填", "The name of the authority; leave it out if it is none"),
          List.of());

  private static final Set<String> NOBODY = Set.of("无", "没有", "none", "no");

  /// What was answered, in Chinese for whoever handles it.
  ///
  /// @param urgency the most pressing of all answers
  /// @param accused whom it complains of, as it was said; null where it complains of no unit
  record ParsedAnswers(List<String> lines, Urgency urgency, @Nullable String accused) {}

  private final City city;
  private volatile QuestionsOfVersion known;

  /// @param version of the policy of which they were made: another one makes them anew
  private record QuestionsOfVersion(String version, List<Question> all) {}

  ServiceQuestions(City city) {
    this.city = city;
    known = made(city.policy());
  }

  private static QuestionsOfVersion made(Policy policy) {
    return new QuestionsOfVersion(
        policy.version(),
        policy.rows(PolicyTable.QUESTIONS).stream().map(ServiceQuestions::parse).toList());
  }

  private List<Question> all() {
    Policy policy = city.policy();
    QuestionsOfVersion last = known;
    if (!last.version().equals(policy.version())) {
      last = made(policy);
      known = last;
    }
    return last.all();
  }

  private static Question parse(Csv.Row row) {
    Datatype datatype = row.as("datatype", Datatype::valueOf);
    return new Question(
        row.text("category"),
        row.text("code"),
        datatype,
        Boolean.parseBoolean(row.text("required")),
        new BilingualText(row.text("zh"), row.text("en")),
        new BilingualText(row.text("hintZh"), row.text("hintEn")),
        row.as("values", values -> choices(values, datatype)));
  }

  private static List<Choice> choices(String text, Datatype datatype) {
    if (datatype.isList() == text.isEmpty()) {
      throw new IllegalArgumentException("a list has values, and nothing else has");
    }
    List<Choice> choices = new ArrayList<>();
    for (String one : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      String[] part = one.split("=", -1);
      choices.add(
          new Choice(part[0], part[1], part[2], part.length > 3 ? Urgency.valueOf(part[3]) : null));
    }
    return choices;
  }

  List<Question> list(String service) {
    var policys =
        all().stream()
            .filter(it -> service.startsWith(it.category()) && !it.code().equals(ACCUSED.code()));
    return Stream.concat(policys, Stream.of(ACCUSED)).toList();
  }

  /// Reads the answers to a service's questions; whatever was not asked is left out.
  ParsedAnswers parse(String service, Map<String, List<String>> given) {
    List<String> lines = new ArrayList<>();
    Urgency urgency = Urgency.NORMAL;
    for (Question question : list(service)) {
      List<String> answers = given.getOrDefault(question.code(), List.of());
      if (answers.isEmpty() && question.required()) {
        throw Open311Exception.badRequest("attribute[" + question.code() + "] is missing");
      }
      List<String> words = new ArrayList<>();
      for (String answer : answers) {
        words.add(worded(question, answer));
        urgency = morePressing(urgency, choice(question, answer));
      }
      if (!words.isEmpty()) {
        lines.add(question.words().zh() + "：" + String.join("、", words));
      }
    }
    return new ParsedAnswers(
        lines, urgency, accused(given.getOrDefault(ACCUSED.code(), List.of())));
  }

  private static @Nullable String accused(List<String> answers) {
    String said = String.join("、", answers).strip();
    return said.isEmpty() || NOBODY.contains(said.toLowerCase(Locale.ROOT)) ? null : said;
  }

  private static Urgency morePressing(Urgency one, Optional<Choice> choice) {
    Urgency other = choice.map(Choice::urgency).orElse(one);
    return other.compareTo(one) < 0 ? other : one;
  }

  private static Optional<Choice> choice(Question question, String answer) {
    return question.choices().stream().filter(it -> it.key().equals(answer)).findFirst();
  }

  private static String worded(Question question, String answer) {
    String name = "attribute[" + question.code() + "]";
    if (answer.length() > LONGEST_ANSWER) {
      throw Open311Exception.badRequest(name + " is longer than " + LONGEST_ANSWER);
    }
    return switch (question.datatype()) {
      case string, text -> answer;
      case number -> {
        if (!answer.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
          throw Open311Exception.badRequest(name + " is no number");
        }
        yield answer;
      }
      case datetime -> {
        try {
          yield OffsetDateTime.parse(answer.replace(' ', '+')).toString();
        } catch (DateTimeParseException unreadable) {
          throw Open311Exception.badRequest(name + " is no time like 2026-11-25T13:00:00+08:00");
        }
      }
      case singlevaluelist, multivaluelist ->
          choice(question, answer)
              .map(Choice::zh)
              .orElseThrow(() -> Open311Exception.badRequest(name + " is none of its values"));
    };
  }
}
