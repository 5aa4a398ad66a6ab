package vigil.kernel;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/// Content as an answer's body; `Range` is honoured, since its stream skips by itself.
public final class ContentResource extends AbstractResource {
  private final Content content;

  public ContentResource(Content content) {
    this.content = content;
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public long contentLength() throws IOException {
    return content.length();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return content.open();
  }

  @Override
  public String getDescription() {
    return "sealed content";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
