package vigil.knowledge.steps;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.identity.Identity;
import vigil.kernel.InvalidInput;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptOutcome.TitleTaken;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptText;
import vigil.knowledge.life.ScriptTitle;
import vigil.knowledge.store.SqlReadableScripts;
import vigil.knowledge.store.SqlScripts;

/// What a text may not say, whoever writes it: codes that the city does not know, and a title that
/// another script in use has.
@Component
class ScriptChecks {
  private final SqlScripts scripts;
  private final SqlReadableScripts readable;
  private final Identity identity;
  private final City city;

  ScriptChecks(SqlScripts scripts, SqlReadableScripts readable, Identity identity, City city) {
    this.scripts = scripts;
    this.readable = readable;
    this.identity = identity;
    this.city = city;
  }

  /// What the city knows of: a category that is none would never be found again.
  void check(ScriptText text) {
    InvalidInput.requireMaxLength("titleEn", text.titleEn(), ScriptText.LONGEST_TITLE);
    require(city.categories().find(text.category()).isPresent(), "category");
    for (String district : text.scope().districts()) {
      require(city.places().findDistrict(district).isPresent(), "district");
    }
  }

  void check(ScriptStep step) {
    switch (step) {
      case ScriptStep.Edit edit -> check(edit.text());
      case ScriptStep.Amend amend -> check(amend.text());
      case ScriptStep.Ask ask ->
          ask.units().forEach(u -> require(city.units().find(u).isPresent(), "unit"));
      case ScriptStep.Agree _, ScriptStep.Refuse _, ScriptStep.Publish _, ScriptStep.Retire _ -> {
        // These name nothing new.
      }
    }
  }

  private static void require(boolean isKnown, String field) {
    if (!isKnown) {
      throw InvalidInput.unknown(field);
    }
  }

  @Nullable TitleTaken findTaken(ScriptStep step, Script script) {
    return switch (step) {
      case ScriptStep.Edit edit -> findTaken(edit.text(), script, edit.by());
      case ScriptStep.Amend amend -> findTaken(amend.text(), script, amend.by());
      case ScriptStep.Ask _,
          ScriptStep.Agree _,
          ScriptStep.Refuse _,
          ScriptStep.Publish _,
          ScriptStep.Retire _ ->
          null;
    };
  }

  /// Who has the title already; two of before that have the same may both be mended.
  ///
  /// @param before the script as it stands; null for a new one
  /// @param by staff id of who would take it
  @Nullable TitleTaken findTaken(ScriptText text, @Nullable Script before, String by) {
    String key = ScriptTitle.key(text.title());
    if (before != null && key.equals(ScriptTitle.key(before.text().title()))) {
      return null;
    }
    scripts.lockTitles();
    return scripts.listTitles().stream()
        .filter(it -> before == null || !it.script().equals(before.id()))
        .filter(it -> ScriptTitle.key(it.title()).equals(key))
        .findFirst()
        .map(it -> new TitleTaken(readsTitle(it.script(), key, by) ? it.script() : null))
        .orElse(null);
  }

  /// Whether somebody reads this title in that script (rules 7.9).
  private boolean readsTitle(String script, String key, String staff) {
    return identity
        .findStaff(staff)
        .flatMap(who -> readable.find(script, who))
        .filter(read -> read.isWhole() || ScriptTitle.key(read.script().text().title()).equals(key))
        .isPresent();
  }
}
