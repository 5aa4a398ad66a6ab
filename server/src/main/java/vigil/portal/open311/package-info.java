/// Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2): requests from other systems.
@NullMarked
package vigil.portal.open311;

import org.jspecify.annotations.NullMarked;
