package vigil.city.door;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;

/// Loads the city when the server starts; a broken policy stops the start with all its faults.
@Configuration(proxyBeanMethods = false)
class CityRoom {
  private static final Logger LOG = LoggerFactory.getLogger(CityRoom.class);

  /// @param folder `--vigil.policy=DIR` replaces the copy in the jar as a whole
  /// @param profile `--vigil.limits=NAME`, a profile of `limits.csv`
  @Bean
  PolicyCity city(
      @Value("${vigil.policy:}") String folder,
      @Value("${vigil.limits:" + PolicyCity.USUAL_PROFILE + "}") String profile) {
    PolicySource source =
        folder.isBlank() ? PolicySource.shipped() : PolicySource.folder(Path.of(folder));
    PolicyCity city = new PolicyCity(source, profile);
    LOG.info(
        "The city's policy is version {}, from {}: {} streets, {} units, {} leaf categories,"
            + " limits of {}",
        city.policy().version(),
        source.where(),
        city.places().streets().size(),
        city.units().all().size(),
        city.categories().leaves().size(),
        profile);
    return city;
  }
}
