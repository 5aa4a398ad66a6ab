package vigil.desk.screens;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Serves the screens: files by their names, and the one page for every address that is a screen's,
/// so that a link to an order opens it.
@Configuration(proxyBeanMethods = false)
class ScreensSetup implements WebMvcConfigurer {
  private static final String FOLDER = "classpath:/static/";

  /// Files under `assets` carry a hash of their content in their names.
  private static final Duration ASSETS_KEPT = Duration.ofDays(365);

  private static final List<String> NO_SCREENS = List.of("api/", "open311/", "v3/", "actuator/");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(FOLDER + "assets/")
        .setCacheControl(CacheControl.maxAge(ASSETS_KEPT).immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(FOLDER)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new SinglePageResolver());
  }

  private static final class SinglePageResolver extends PathResourceResolver {
    private final Resource page = new ClassPathResource("/static/index.html");

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = super.getResource(path, location);
      boolean isScreen = !path.contains(".") && NO_SCREENS.stream().noneMatch(path::startsWith);
      return file == null && isScreen && page.exists() ? page : file;
    }
  }
}
