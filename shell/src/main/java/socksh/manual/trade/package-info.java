/**
 * The dictionary of the trade: one short page for each TCP state, call, errno, socket option and
 * word that a learner meets, and the step of the course that meets it. What the manual knows
 * already is taken from there; the notes add when one sees the thing, what to do about it, a line
 * that shows it, and where to read on.
 */
@NullMarked
package socksh.manual.trade;

import org.jspecify.annotations.NullMarked;
