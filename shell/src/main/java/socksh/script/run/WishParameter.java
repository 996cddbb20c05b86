package socksh.script.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import socksh.command.Candidate;
import socksh.command.Cursor;
import socksh.command.Parameter;
import socksh.command.Tint;

/** {@code [SCRIPT...] [NAME=VALUE...]} */
record WishParameter() implements Parameter<Wish> {
  @Override
  public String usage() {
    return "[SCRIPT... [NAME=VALUE...]]";
  }

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return cursor.hasNext() && !isOption(cursor);
  }

  @Override
  public Wish read(Cursor cursor) {
    List<String> scripts = new ArrayList<>();
    Map<String, String> settings = new LinkedHashMap<>();
    while (cursor.hasNext() && !isOption(cursor)) {
      String word = cursor.take(Tint.FILE).text();
      int equals = word.indexOf('=');
      if (equals > 0 && !scripts.isEmpty()) {
        settings.put(word.substring(0, equals), word.substring(equals + 1));
      } else {
        scripts.add(word);
      }
    }
    return new Wish(scripts, settings);
  }

  private static boolean isOption(Cursor cursor) {
    return cursor.peek().text().startsWith("--");
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    List<Candidate> all = new ArrayList<>();
    Packed.names().forEach(name -> all.add(Candidate.of(name, "packed scripts", "")));
    for (String path : typed.world().paths(typed.prefix())) {
      if (path.endsWith("/")) {
        all.add(Candidate.open(path, "files", "").quotable());
      } else if (path.endsWith(".groovy")) {
        all.add(Candidate.of(path, "files", "").quotable());
      }
    }
    return all;
  }

  @Override
  public String meaning(Typed typed) {
    return "a script to play, or NAME=VALUE for one of its parameters";
  }
}
