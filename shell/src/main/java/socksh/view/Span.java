package socksh.view;

/** A piece of a line in one style. */
public record Span(Style style, String text) {}
