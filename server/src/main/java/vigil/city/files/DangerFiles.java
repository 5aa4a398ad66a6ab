package vigil.city.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.DangerPhrase;
import vigil.city.DangerPhrase.Kind;
import vigil.city.DangerWords;
import vigil.city.EmergencyNumber;

/// `danger.csv`: words that say that somebody needs help now, and words that take that away.
final class DangerFiles {
  private DangerFiles() {}

  static DangerWords dangers(PolicyFiles files) {
    List<DangerPhrase> phrases = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (CsvTable.Row row :
        files.rows("danger.csv", "phrase", "kind", "service", "advice", "adviceEn")) {
      if (!known.add(row.text("phrase"))) {
        row.fault("phrase " + row.cell("phrase") + " was there before");
      }
      row.as("kind", Kind::valueOf, "DANGER, IDIOM, BEFORE, AFTER, AROUND or NOW")
          .flatMap(kind -> phrase(row, kind))
          .ifPresent(phrases::add);
    }
    // Without such words every danger would be silent.
    if (phrases.stream().noneMatch(it -> it.kind() == Kind.DANGER)) {
      files.faults().add("danger.csv", 1, "no word would say that somebody is in danger");
    }
    return new DangerWords(phrases);
  }

  private static Optional<DangerPhrase> phrase(CsvTable.Row row, Kind kind) {
    boolean isDanger = kind == Kind.DANGER;
    @Nullable EmergencyNumber number = EmergencyNumber.find(row.cell("service")).orElse(null);
    if (isDanger && number == null) {
      row.fault("service \"" + row.cell("service") + "\" is not 110, 119, 120 or 122");
    }
    if (!isDanger && !(row.cell("service") + row.cell("advice") + row.cell("adviceEn")).isEmpty()) {
      row.fault("only a DANGER has a number to call and advice");
    }
    String advice = isDanger ? row.text("advice") : "";
    String adviceEn = isDanger ? row.text("adviceEn") : "";
    return row.as(
        "phrase",
        text -> new DangerPhrase(text, kind, number, advice, adviceEn),
        "words apart by / and …, none of them empty");
  }
}
