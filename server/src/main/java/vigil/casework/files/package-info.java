/// Attachments: kept as files, known by their first bytes, scanned where a scanner is set up.
@NullMarked
package vigil.casework.files;

import org.jspecify.annotations.NullMarked;
