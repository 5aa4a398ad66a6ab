package vigil.knowledge.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.kernel.InvalidInput;
import vigil.knowledge.FoundScript;
import vigil.knowledge.IndexState;
import vigil.knowledge.Knowledge;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.search.ScriptIndex;

/// The answers beside what an agent types.
@RestController
class SearchController {
  /// There while not every published script can be found: how many cannot, or -1 where nobody has
  /// counted yet.
  static final String OWED = "Vigil-Search-Owed";

  private static final int LONGEST_QUERY = 2_000;
  private static final int USUAL = 8;
  private static final int MOST = 50;

  private final Knowledge knowledge;
  private final ScriptIndex index;
  private final City city;
  private final InstantSource clock;

  SearchController(Knowledge knowledge, ScriptIndex index, City city, InstantSource clock) {
    this.knowledge = knowledge;
    this.index = index;
    this.city = city;
    this.clock = clock;
  }

  @GetMapping("/api/knowledge/search")
  @Permit(staff = true)
  List<FoundScript> search(
      HttpServletResponse answer,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(required = false) @Nullable Integer limit) {
    IndexState state = index.state();
    if (!state.isWhole()) {
      answer.setHeader(OWED, String.valueOf(state.owed()));
    }
    String words = q.length() <= LONGEST_QUERY ? q : q.substring(0, LONGEST_QUERY);
    String within = blankAsNull(category);
    if (within != null && city.categories().find(within).isEmpty()) {
      throw InvalidInput.unknown("category");
    }
    LocalDate today = WorkingDays.dayOf(clock.instant());
    int most = limit == null ? USUAL : Math.clamp(limit, 1, MOST);
    return knowledge.search(new ScriptQuery(words, within, blankAsNull(district), today, most));
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
