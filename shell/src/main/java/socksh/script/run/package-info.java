/**
 * {@code socksh run}: chooses scripts, plays them, tells how it went and leaves a file for the CI.
 * Groovy is loaded with the first script that is played, so help and the list of packed scripts
 * cost nothing.
 */
@NullMarked
package socksh.script.run;

import org.jspecify.annotations.NullMarked;
