package socksh.session;

import socksh.kernel.Row;

/**
 * One end of a conversation as the kernel held it at a moment. An end that is gone is in CLOSE.
 *
 * @param socket the shell's label, {@code #2}; the empty string for an end that this shell does not
 *     hold: another program's, or one that still waits for accept
 */
public record Standing(String socket, Row row) {}
