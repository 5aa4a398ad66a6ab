package vigil.understanding.web;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.Area;
import vigil.city.City;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.understanding.Suggestion;
import vigil.understanding.Understanding;
import vigil.understanding.steps.ShownSuggestions;
import vigil.understanding.store.SqlSuggestionAnswers;
import vigil.understanding.store.SqlSuggestionAnswers.AnswerCount;

/// What words say, for whoever writes orders.
@RestController
class SuggestionController {
  private static final int LONGEST = 8_000;

  private final Understanding understanding;
  private final City city;
  private final SuggestionLimit limit;
  private final InstantSource clock;
  private final ShownSuggestions shown;
  private final SqlSuggestionAnswers answers;

  SuggestionController(
      Understanding understanding,
      City city,
      SuggestionLimit limit,
      InstantSource clock,
      ShownSuggestions shown,
      SqlSuggestionAnswers answers) {
    this.understanding = understanding;
    this.city = city;
    this.limit = limit;
    this.clock = clock;
    this.shown = shown;
    this.answers = answers;
  }

  /// What is said so far.
  ///
  /// @param district where it happened, if somebody chose that already
  record SaidWords(String words, @Nullable String district, @Nullable String street) {}

  @PostMapping("/api/understanding/suggestions")
  @Permit({Role.AGENT, Role.DISPATCHER, Role.CLERK, Role.CALLBACK})
  Suggestion suggest(@RequestBody SaidWords said, Staff by) {
    InvalidInput.requireMaxLength("words", said.words(), LONGEST);
    limit.check(by);
    var now = clock.instant();
    Suggestion suggestion = understanding.suggest(said.words(), area(said), now);
    shown.keep(by.id(), said.words(), suggestion, now);
    return suggestion;
  }

  /// How often people took what was suggested, by version and field.
  @GetMapping("/api/understanding/suggestions/answers")
  @Permit({Role.MANAGER, Role.OPERATOR})
  List<AnswerCount> answers() {
    return answers.count();
  }

  private @Nullable Area area(SaidWords said) {
    String district = said.district();
    if (district == null || district.isBlank()) {
      return null;
    }
    String street = said.street();
    var area = new Area(district, street == null || street.isBlank() ? null : street);
    if (!city.places().holds(area)) {
      throw InvalidInput.unknown("district");
    }
    return area;
  }
}
