package socksh.command;

/** A stretch of a typed text and what it is; the end is exclusive. */
public record Mark(int column, int end, Tint tint) {}
