/**
 * Where a person meets the shell: start options, the terminal, the prompt, and the wiring of all
 * other rooms. The only package that knows JLine, and the only one that may end the program.
 */
@NullMarked
package socksh.console;

import org.jspecify.annotations.NullMarked;
