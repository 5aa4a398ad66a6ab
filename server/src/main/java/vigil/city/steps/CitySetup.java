package vigil.city.steps;

import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;

/// Loads the city when the server starts; a broken policy stops the start with all its faults.
@Configuration(proxyBeanMethods = false)
class CitySetup {
  private static final Logger LOG = LoggerFactory.getLogger(CitySetup.class);

  /// @param folder `--vigil.policy=DIR` replaces the copy in the jar as a whole
  /// @param profile `--vigil.limits=NAME`, a profile of `limits.csv`
  /// @param editions what was approved on pages is laid over the files; `--vigil.editions=off`
  ///   starts by the files alone, to mend what no longer fits them
  @Bean
  PolicyCity city(
      @Value("${vigil.policy:}") String folder,
      @Value("${vigil.limits:" + PolicyCity.USUAL_PROFILE + "}") String profile,
      @Value("${vigil.editions:on}") String editions,
      EditionTexts texts) {
    PolicySource source =
        folder.isBlank() ? PolicySource.shipped() : PolicySource.folder(Path.of(folder));
    var approved = editions.equals("off") ? Map.<String, String>of() : texts.files();
    PolicyCity city = new PolicyCity(source, profile, approved);
    LOG.info(
        "The city's policy is version {}, from {}: {} streets, {} units, {} leaf categories,"
            + " limits of {}, approved over the files: {}",
        city.policy().version(),
        source.where(),
        city.places().streets().size(),
        city.units().list().size(),
        city.categories().leaves().size(),
        profile,
        approved.keySet());
    return city;
  }
}
