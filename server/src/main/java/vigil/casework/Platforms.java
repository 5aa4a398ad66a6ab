package vigil.casework;

import java.util.List;

/// The platforms that orders may be forwarded to: whoever keeps the wires to them says it.
public interface Platforms {
  List<Platform> listPlatforms();
}
