package vigil.understanding.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.ModelBytes;
import vigil.understanding.life.ModelVersion;

/// Versions learned from the city's orders, in `DATA/models/versions`: `3.model` with its figures
/// in `3.json`; `chosen` holds the number of the one in use. Without that file the shipped texts
/// serve.
@Component
class ModelVersions {
  private static final Logger LOG = LoggerFactory.getLogger(ModelVersions.class);
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final String FIGURES = ".json";

  private final Path folder;

  ModelVersions(@Value("${vigil.data}") Path data) {
    folder = data.resolve("models").resolve("versions");
  }

  /// The name under which suggestions say who guessed.
  static String name(int number) {
    return "city-" + number;
  }

  /// Newest first.
  List<ModelVersion> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var versions = new ArrayList<ModelVersion>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(FIGURES)).toList()) {
        versions.add(JSON.readValue(Files.readAllBytes(file), ModelVersion.class));
      }
    } catch (IOException | JacksonException broken) {
      LOG.warn("The figures of a version of the model cannot be read", broken);
    }
    versions.sort(Comparator.comparingInt(ModelVersion::number).reversed());
    return versions;
  }

  int nextNumber() {
    return list().stream().mapToInt(ModelVersion::number).max().orElse(0) + 1;
  }

  /// The figures are written last: a version without them is none.
  void save(ModelVersion version, AppealModel model) {
    try {
      Files.createDirectories(folder);
      write(version.number() + ".model", ModelBytes.write(model));
      write(version.number() + FIGURES, JSON.writeValueAsBytes(version));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Optional<AppealModel> find(int number) {
    Path file = folder.resolve(number + ".model");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelBytes.read(Files.readAllBytes(file)));
    } catch (IOException | IllegalArgumentException broken) {
      LOG.warn("Version {} of the model cannot be read", number, broken);
      return Optional.empty();
    }
  }

  /// The number of the version in use; 0 for the one of the shipped texts.
  int chosen() {
    try {
      Path file = folder.resolve("chosen");
      return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    } catch (IOException | NumberFormatException broken) {
      LOG.warn("Which version of the model was chosen cannot be read", broken);
      return 0;
    }
  }

  void choose(int number) {
    try {
      Files.createDirectories(folder);
      write("chosen", Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path fresh = folder.resolve(name + ".new");
    Files.write(fresh, bytes);
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
