package vigil.watch.steps;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vigil.knowledge.PublicAnswers;
import vigil.messaging.AnnouncedAnswers;

/// What a script says, for whoever sends it out.
@Component
class SpikeAnswers implements AnnouncedAnswers {
  private final PublicAnswers answers;

  SpikeAnswers(PublicAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Optional<AnnouncedAnswer> find(String answer, int most) {
    return answers
        .find(answer)
        .map(it ->
            new AnnouncedAnswer(
                it.title(),
                it.titleEn(),
                it.shorten(most),
                it.sayings().collect(Collectors.joining("\n\n"))));
  }
}
