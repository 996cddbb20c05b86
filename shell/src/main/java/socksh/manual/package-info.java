/**
 * What the shell knows about the trade: for each call its C name, signature, man page and the
 * reasons for which the kernel refuses it; what each errno and each TCP state means; what an answer
 * says; the hints. Pure values and pure text: nothing here asks the kernel, and everything is a
 * function of a call and its outcome, so the same sentence comes back whenever it is asked for.
 */
@NullMarked
package socksh.manual;

import org.jspecify.annotations.NullMarked;
