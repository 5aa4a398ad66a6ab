/// The process that carries sound and nothing else: RTP in, RTP out, files. It is never restarted
/// by a deploy.
///
/// `control` understands the server's lines, `line` owns the calls, `sound` knows G.711 and files.
@NullMarked
package vigil.media;

import org.jspecify.annotations.NullMarked;
