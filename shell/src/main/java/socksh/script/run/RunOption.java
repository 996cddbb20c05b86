package socksh.script.run;

import java.util.function.BiConsumer;

/**
 * One option of {@code socksh run}: {@code --help}, the usage and every complaint are made of it.
 *
 * @param value how help writes what follows it; empty where nothing does
 * @param help what it does, in the lines of the help page
 * @param reader takes note of it
 */
record RunOption(String name, String value, String help, BiConsumer<Wishes, String> reader) {

  boolean wantsValue() {
    return !value.isEmpty();
  }

  /** {@code --junit FILE} */
  String usage() {
    return wantsValue() ? name + " " + value : name;
  }
}
