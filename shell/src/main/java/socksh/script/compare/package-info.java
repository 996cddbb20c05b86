/**
 * The same conversation recorded twice: what varies is told, and what would match both is proposed,
 * as a pattern, as a capture that is sent back later, or as bytes that may be any.
 */
@NullMarked
package socksh.script.compare;

import org.jspecify.annotations.NullMarked;
