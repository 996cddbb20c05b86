/**
 * What was done at the prompt as a complete program in another language. {@link
 * socksh.script.program.Reading} turns the commands of a session and what came of them into a
 * {@link socksh.script.program.Program}: deeds on named sockets, in order; each {@link
 * socksh.script.program.Language} says a program in its own words. A new language is one class.
 */
@NullMarked
package socksh.script.program;

import org.jspecify.annotations.NullMarked;
