/**
 * The catalogue: every command as one value, from which parsing, errors with their columns, help,
 * completion, hints under the cursor and the table of the README are derived. One {@code
 * ...Commands} class for each family. A command reads its words with {@link
 * socksh.command.Parameter}s, makes its calls through the session, and says what came of it as a
 * verdict; what the screen shows is the session's and its views' affair.
 */
@NullMarked
package socksh.command;

import org.jspecify.annotations.NullMarked;
