package socksh.command;

/**
 * A line of help for what is being typed.
 *
 * @param before the synopsis up to the parameter at the cursor
 * @param current how help writes that parameter; empty while the verb is being typed
 * @param after the rest of the synopsis
 * @param meaning what is wanted here, in a few words
 */
public record Usage(String before, String current, String after, String meaning) {}
