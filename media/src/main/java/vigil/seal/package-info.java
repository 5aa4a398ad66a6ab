/// How a sealed file looks, for whoever writes one (vigil-media while a call runs, the server) and
/// whoever reads one (the server). Keys are given, never kept.
@NullMarked
package vigil.seal;

import org.jspecify.annotations.NullMarked;
