/**
 * Groovy on top of the catalogue: what was typed becomes a script, and a script plays again. A
 * script says what the shell says, verb by verb, so its methods are the catalogue's commands and
 * nothing is defined twice; only what a script alone needs, to expect and to check, is defined
 * here. Nothing of Groovy is loaded before the first script or the first line of Groovy.
 */
@NullMarked
package socksh.script;

import org.jspecify.annotations.NullMarked;
