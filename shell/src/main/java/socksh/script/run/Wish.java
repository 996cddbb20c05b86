package socksh.script.run;

import java.util.List;
import java.util.Map;

/**
 * What to play, and with which values.
 *
 * @param scripts files, folders and names of packed scripts
 * @param settings values for parameters, by name
 */
record Wish(List<String> scripts, Map<String, String> settings) {}
