/// What is watched and what is usual, from `policy/`.
@NullMarked
package vigil.insight.policy;

import org.jspecify.annotations.NullMarked;
