/// HTTP of calls, recordings and phones.
@NullMarked
package vigil.telephony.web;

import org.jspecify.annotations.NullMarked;
