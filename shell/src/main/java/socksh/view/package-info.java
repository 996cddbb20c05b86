/**
 * Events to eyes and files. A {@link socksh.view.TerminalView} turns what happened into lines for a
 * person, a {@link socksh.view.PipeView} keeps what was received apart from what the shell says, a
 * {@link socksh.view.Transcript} does the same to a finished journal. Nothing here calls the kernel
 * or knows a terminal: lines are styled text that a {@link socksh.view.Paint} makes a string of,
 * and that is the one place that lets no control byte of a peer through.
 */
@NullMarked
package socksh.view;

import org.jspecify.annotations.NullMarked;
