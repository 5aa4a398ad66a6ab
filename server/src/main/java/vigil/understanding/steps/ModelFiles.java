package vigil.understanding.steps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.ModelBytes;

/// Models in `DATA/models`, by what they were learned from: a server that starts again need not
/// learn again. They can be learned anew at any time, so that nothing hangs on a file.
@Component
class ModelFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFiles.class);

  private final Path folder;

  ModelFiles(@Value("${vigil.data}") Path data) {
    folder = data.resolve("models");
  }

  /// What was learned from these texts before.
  ///
  /// @param version that names what it was learned from, of letters, digits and dashes
  Optional<AppealModel> find(String version) {
    Path file = file(version);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelBytes.read(Files.readAllBytes(file)));
    } catch (IOException | IllegalArgumentException broken) {
      LOG.warn("The model {} cannot be read and is learned anew: {}", file, broken.getMessage());
      return Optional.empty();
    }
  }

  /// Keeps a model in the place of all others.
  void keep(AppealModel model) {
    Path file = file(model.version());
    Path fresh = folder.resolve(file.getFileName() + ".new");
    try {
      Files.createDirectories(folder);
      Files.write(fresh, ModelBytes.write(model));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      try (Stream<Path> all = Files.list(folder)) {
        for (Path old : all.filter(one -> Files.isRegularFile(one) && !one.equals(file)).toList()) {
          Files.deleteIfExists(old);
        }
      }
    } catch (IOException failure) {
      LOG.warn("The model cannot be kept and will be learned again at the next start", failure);
    }
  }

  private Path file(String version) {
    return folder.resolve(version + ".model");
  }
}
