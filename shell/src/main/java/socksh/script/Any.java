package socksh.script;

/** {@code any}: whatever comes is right. */
enum Any {
  ANY
}
