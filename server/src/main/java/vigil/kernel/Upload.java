package vigil.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;

/// A file that comes as the body of a POST. Its type must be `application/octet-stream`: such a
/// body is not read by anyone before it is taken, and whoever takes it knows the same file by its
/// bytes.
public final class Upload {
  private static final String TYPE = "application/octet-stream";

  private Upload() {}

  public static boolean isUpload(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(TYPE);
  }

  /// The bytes as they arrive; refused with 415 if it is no such POST.
  public static InputStream openStream(HttpServletRequest request) throws IOException {
    if (!isUpload(request)) {
      throw Problems.badInput(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          InvalidInput.of(
              InvalidInput.Kind.MALFORMED, "Send the file as the body, as " + TYPE + "."));
    }
    return request.getInputStream();
  }
}
