/// Reports as files to hand on: DOCX and PDF of the same paper.
@NullMarked
package vigil.watch.paper;

import org.jspecify.annotations.NullMarked;
