/**
 * The conversation of two or more sockets as a ladder: a column for each socket, a rung for each
 * call and each segment. A {@link socksh.view.timeline.Timeline} is a pure function of finished
 * events; text and pictures are drawn from it. A segment is drawn only where an answer or a change
 * of state proves it, and is marked as inferred; where segments were captured these are drawn
 * instead.
 */
@NullMarked
package socksh.view.timeline;

import org.jspecify.annotations.NullMarked;
