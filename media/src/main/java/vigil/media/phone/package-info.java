/// Phones for tests and loads: each says one tone, so that an ear can tell who is heard. No
/// dependency.
@NullMarked
package vigil.media.phone;

import org.jspecify.annotations.NullMarked;
