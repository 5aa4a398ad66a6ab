package vigil.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class MediaSettingsTest {
  @Test
  void theSecretLiesInTheFolderOfTheDataUnlessItIsSaidElsewhere() {
    var house =
        new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(BoundSettings.class)
            .withPropertyValues("vigil.data=/srv/vigil");
    house.run(made -> assertThat(secretFile(made)).isEqualTo(Path.of("/srv/vigil/media-secret")));
    house
        .withPropertyValues("vigil.media.secret-file=/run/secret")
        .run(made -> assertThat(secretFile(made)).isEqualTo(Path.of("/run/secret")));
  }

  private static Path secretFile(ApplicationContext made) {
    return made.getBean(MediaSettings.class).secretFile();
  }

  @EnableConfigurationProperties(MediaSettings.class)
  static class BoundSettings {}
}
