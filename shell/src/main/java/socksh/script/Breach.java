package socksh.script;

/**
 * Something in a script that is more than the script language.
 *
 * @param what one phrase
 */
public record Breach(Place place, String what) {}
