package vigil;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import vigil.kernel.database.PostgresAhead;
import vigil.seal.OwnerOnlyPermissions;

/// The server: every room of the house in one process.
@SpringBootApplication
public class Vigil {
  public static void main(String[] args) {
    OwnerOnlyPermissions.restrictProcess();
    var vigil = new SpringApplication(Vigil.class);
    vigil.addInitializers(new PostgresAhead());
    vigil.run(args);
  }
}
