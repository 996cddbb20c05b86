package socksh.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.session.Settings;

/** A setting's name, and a value if it is to be changed. */
record SettingParameter() implements NamedValue<SettingParameter.Wish> {

  /**
   * What was typed.
   *
   * @param change sets the new value; empty to see the one it has
   */
  record Wish(Setting setting, Optional<Consumer<Settings>> change) {}

  @Override
  public Wish read(Cursor cursor) {
    Word name = cursor.take(Tint.KEYWORD);
    Setting setting = SettingTable.find(name.text()).orElseThrow(() -> unknown(name));
    return cursor.hasNext()
        ? new Wish(setting, Optional.of(setting.reads().apply(cursor)))
        : new Wish(setting, Optional.empty());
  }

  private static Misunderstood unknown(Word word) {
    List<String> names = SettingTable.ALL.stream().map(Setting::name).toList();
    String tip = DidYouMean.tip(word.text(), names, "`set` lists them");
    return Misunderstood.at(word, "no setting is called " + word.text(), tip);
  }

  @Override
  public List<Candidate> names(Typed typed) {
    return SettingTable.ALL.stream()
        .map(setting -> Candidate.of(setting.name(), "settings", setting.meaning()))
        .toList();
  }

  @Override
  public List<Candidate> values(String name) {
    return SettingTable.find(name).map(Setting::offers).orElse(List.of());
  }
}
