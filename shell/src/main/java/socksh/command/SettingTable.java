package socksh.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.manual.Hint;
import socksh.session.LineEnd;
import socksh.session.Settings;
import socksh.session.Settings.Toggle;

/** Every setting, one paragraph each. */
final class SettingTable {
  static final List<Setting> ALL =
      List.of(timeout(), view(), eol(), explain(), hints(), hint(), events(), status(), times());

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
        Settings.Bytes.values(),
        Settings::bytes,
        Settings::bytes);
  }

  private static Setting eol() {
    return Setting.choice(
        "eol",
        "the line end of new sockets; `eol` is for this one",
        LineEnd.values(),
        Settings::lineEnd,
        Settings::lineEnd);
  }

  private static Setting explain() {
    return Setting.choice(
        "explain",
        "show every call, its answer and why",
        Toggle.values(),
        Settings::explain,
        Settings::explain);
  }

  private static Setting hints() {
    return Setting.choice(
        "hints",
        "give advice where something looks like a known trap",
        Toggle.values(),
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
    return Setting.choice(
        "events",
        "announce clients and bytes that arrive",
        Toggle.values(),
        Settings::events,
        Settings::events);
  }

  private static Setting status() {
    return Setting.choice(
        "status",
        "show the open sockets in the last row of the screen",
        Toggle.values(),
        Settings::status,
        Settings::status);
  }

  private static Setting times() {
    return Setting.choice(
        "times",
        "say when, as `log` does; at the end of a run, the sum",
        Toggle.values(),
        Settings::times,
        Settings::times);
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
