package socksh.language;

/**
 * A word that starts a piece of payload, for help and completion.
 *
 * @param name as typed
 * @param summary under 60 characters
 * @param example a payload that uses it
 */
public record Keyword(String name, String summary, String example) {}
