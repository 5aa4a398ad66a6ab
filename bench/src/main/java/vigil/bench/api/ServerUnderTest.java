package vigil.bench.api;

import java.net.URI;
import javax.sql.DataSource;

/// A whole server that a bench loads, and its database as the owner sees it.
public interface ServerUnderTest {
  URI url();

  int sip();

  /// The operator's, by which a demo's staff are spoken for.
  String token();

  DataSource sql();
}
