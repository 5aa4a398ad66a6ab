package vigil.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answers that anybody may read: published, not for staff only, valid today.
public interface PublicAnswers {
  /// How many are listed at once.
  int MOST = 50;

  /// A script, as anybody may read it today.
  Optional<PublicAnswer> find(String script);

  /// Best first; without words the newest first.
  ///
  /// @param topic the code of a category: it and those below it; null for all
  /// @param district leaves out answers that hold elsewhere only; null for all
  List<PublicAnswer> search(String words, @Nullable String topic, @Nullable String district);

  /// How many answers there are, by the first level of their categories.
  List<TopicCount> countByTopic();

  /// A category of the first level, and how many answers it has.
  record TopicCount(String topic, int answers) {}

  /// Which of these orders an agent answered with this script.
  Set<String> listAnswered(String script, Collection<String> orders);
}
