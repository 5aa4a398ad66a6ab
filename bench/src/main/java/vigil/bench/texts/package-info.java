/// What is measured by texts: questions, appeals, orders and replies that other hands wrote.
@NullMarked
package vigil.bench.texts;

import org.jspecify.annotations.NullMarked;
