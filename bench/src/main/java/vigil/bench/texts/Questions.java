package vigil.bench.texts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vigil.kernel.Csv;

/// What citizens ask, with the titles of the scripts that answer it; none where no script does.
record Questions(List<Question> questions) {
  record Question(String words, List<String> titles, String kind) {}

  static Questions read(String file) throws IOException {
    try (InputStream in = Questions.class.getResourceAsStream("/texts/" + file)) {
      if (in == null) {
        throw new IOException("there is no " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Question> all = new ArrayList<>();
      for (Csv.Row row : Csv.read(file, text)) {
        String titles = row.text("script");
        all.add(
            new Question(
                row.text("question"),
                titles.isEmpty() ? List.of() : List.of(titles.split("\\|", -1)),
                row.text("kind")));
      }
      return new Questions(all);
    }
  }
}
