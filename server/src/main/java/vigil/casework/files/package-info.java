/// Inside of casework: attachments, kept as files, known by their first bytes, scanned where a
/// scanner is set up. Its door is [vigil.casework.Attachments], for other rooms use it too.
@NullMarked
@ApplicationModule(allowedDependencies = {"casework", "casework :: inside", "identity", "kernel"})
package vigil.casework.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
