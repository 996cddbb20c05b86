/**
 * What was done at the prompt becomes a session script: commands as statements, what came as
 * expectations, split by what it is and not by how it was cut. A recording is a function of the
 * journal. Nothing of Groovy is needed to write one.
 */
@NullMarked
package socksh.script.record;

import org.jspecify.annotations.NullMarked;
