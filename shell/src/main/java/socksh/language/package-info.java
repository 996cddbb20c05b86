/**
 * A typed line becomes words with columns, a payload becomes bytes. Pure text: nothing here touches
 * a socket, a file or the clock except through an interface that is handed in, and nothing here
 * knows the verbs. Everything that cannot be read is a {@link socksh.language.Problem} with the
 * column of the character at fault, counted from 0 in UTF-16 units of the source text.
 */
@NullMarked
package socksh.language;

import org.jspecify.annotations.NullMarked;
