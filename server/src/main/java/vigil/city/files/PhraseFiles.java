package vigil.city.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vigil.city.PhraseTemplate;

/// `phrases.csv`, which a city may leave out. Which forms and fields there are is the screens' to
/// know: a phrase for none of them is offered nowhere.
final class PhraseFiles {
  private PhraseFiles() {}

  static List<PhraseTemplate> phrases(PolicyFiles files) {
    List<PhraseTemplate> phrases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (CsvTable.Row row :
        files
            .rowsIfThere("phrases.csv", "id", "step", "field", "title", "titleEn", "text", "textEn")
            .orElse(List.of())) {
      String id = row.text("id");
      if (!ids.add(id)) {
        row.fault("phrase " + id + " was there before");
      }
      if (!row.cell("step").matches("\\*|[A-Z][A-Za-z]{1,40}")) {
        row.fault("step \"" + row.cell("step") + "\" is not the name of a step or *");
      }
      if (!row.cell("field").matches("[a-z][A-Za-z]{1,40}")) {
        row.fault("field \"" + row.cell("field") + "\" is not the name of a field");
      }
      phrases.add(
          new PhraseTemplate(
              id,
              row.cell("step"),
              row.cell("field"),
              row.text("title"),
              row.cell("titleEn"),
              row.text("text"),
              row.cell("textEn")));
    }
    return phrases;
  }
}
