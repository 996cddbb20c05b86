package socksh.view.timeline;

import java.util.List;

/**
 * The head of a column and the states that its socket was seen in.
 *
 * @param name {@code #2 web}; {@code peer} for what this shell does not hold
 * @param address where it is, or the empty string
 * @param visited its states in order, the present one last; none where it has none or they are not
 *     known
 */
public record Column(String name, String address, List<String> visited) {}
