package vigil.understanding.meaning;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.casework.AppealMeaning;
import vigil.understanding.Meaning;

/// The model of sentences, for comparing appeals.
@Component
class SentenceMeanings implements AppealMeaning {
  private final Meaning meaning;

  SentenceMeanings(Meaning meaning) {
    this.meaning = meaning;
  }

  @Override
  public Optional<float[]> embed(String text) {
    return meaning.embed(text);
  }
}
