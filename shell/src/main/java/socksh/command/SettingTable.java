package socksh.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.manual.Hint;
import socksh.session.LineEnd;
import socksh.session.Settings;
import socksh.session.Settings.Toggle;

/** Every setting, one paragraph each. */
final class SettingTable {
  private static final Map<String, String> VIEWS =
      Map.of(
          "auto", "as text where it is text, else as a dump",
          "text", "as text; what is no character is written as an escape",
          "hex", "as a dump: offset, 16 bytes, ASCII",
          "both", "as text and as a dump",
          "raw", "as it came: a peer's control bytes reach the terminal");
  static final Setting EXEC = exec();
  static final List<Setting> ALL =
      List.of(
          timeout(), view(), eol(), explain(), hints(), hint(), events(), status(), times(), EXEC);

  private SettingTable() {}

  /** The setting of a name. */
  static Optional<Setting> find(String name) {
    return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  private static Setting timeout() {
    return Setting.word(
        "timeout",
        "T",
        "how long recv, poll and connect wait: 200ms, 5s, 2m",
        settings -> told(settings.timeout()),
        Durations::read,
        Settings::timeout,
        List.of(Candidate.of("5s", "values", "as it is at the start")));
  }

  private static Setting view() {
    return Setting.choice(
        "view",
        "how received bytes are shown; auto: text, else hex",
        VIEWS,
        Settings.Bytes.values(),
        Settings::bytes,
        Settings::bytes);
  }

  private static Setting eol() {
    return Setting.choice(
        "eol",
        "the line end of new sockets; `eol` is for this one",
        SettingCommands.LINE_ENDS,
        LineEnd.values(),
        Settings::lineEnd,
        Settings::lineEnd);
  }

  private static Setting toggle(
      String name,
      String meaning,
      Function<Settings, Toggle> getter,
      BiConsumer<Settings, Toggle> setter) {
    Map<String, String> meanings = Map.of("on", meaning, "off", "no more of that");
    return Setting.choice(name, meaning, meanings, Toggle.values(), getter, setter);
  }

  private static Setting explain() {
    return toggle(
        "explain", "show every call, its answer and why", Settings::explain, Settings::explain);
  }

  private static Setting hints() {
    return toggle(
        "hints",
        "give advice where something looks like a known trap",
        Settings::hints,
        Settings::hints);
  }

  /** {@code set hint ID off}: one piece of advice, known by the id that stands behind it. */
  private static Setting hint() {
    return new Setting(
        "hint",
        "ID on|off",
        "one hint, by the id that stands behind it",
        settings -> silenced(settings),
        SettingTable::readHint,
        Arrays.stream(Hint.values())
            .map(hint -> Candidate.of(hint.id(), "hints", hint.template()))
            .toList());
  }

  private static String silenced(Settings settings) {
    String off = String.join(" ", new TreeSet<>(settings.silencedHints()));
    return off.isEmpty() ? "all on" : "off: " + off;
  }

  private static Consumer<Settings> readHint(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("hint wants an id", "`set hint udp-silence off`");
    }
    Word id = cursor.take(Tint.NAME);
    if (Hint.withId(id.text()).isEmpty()) {
      throw Misunderstood.at(id, "no hint has that id", "the id stands in brackets behind a hint");
    }
    if (!cursor.hasNext()) {
      throw cursor.missing("on or off?", "`set hint " + id.text() + " off`");
    }
    Toggle toggle =
        Setting.one(cursor.take(Tint.KEYWORD), "hint ID", Setting.words(Toggle.values()));
    return settings -> {
      if (toggle.on()) {
        settings.silencedHints().remove(id.text());
      } else {
        settings.silencedHints().add(id.text());
      }
    };
  }

  private static Setting events() {
    return toggle(
        "events", "announce clients and bytes that arrive", Settings::events, Settings::events);
  }

  private static Setting status() {
    return toggle(
        "status",
        "show the open sockets in the last row of the screen",
        Settings::status,
        Settings::status);
  }

  private static Setting times() {
    return toggle(
        "times",
        "say when, as `log` does; at the end of a run, the sum",
        Settings::times,
        Settings::times);
  }

  private static Setting exec() {
    return Setting.word(
        "exec",
        "NAME,...",
        "what `serve ADDR exec` may run; set in the init file only",
        settings ->
            settings.programs().all().isEmpty()
                ? "none"
                : String.join(",", settings.programs().all()),
        Function.identity(),
        SettingTable::allow,
        List.of());
  }

  /** A line from elsewhere could be somebody else's. */
  private static void allow(Settings settings, Word names) {
    if (!settings.programs().isOpen()) {
      throw Misunderstood.at(
          names,
          "what may be run is not said in a line",
          "put `set exec " + names.raw() + "` into your init file, ~/.config/socksh/init");
    }
    settings.programs().allow(List.of(names.text().split(",")));
  }

  /** A length of time as it is typed: {@code 5s}, {@code 200ms}, {@code 2m}. */
  static String told(Duration time) {
    long millis = time.toMillis();
    if (millis > 0 && millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
