package socksh.script.program;

import java.util.LinkedHashMap;
import java.util.Map;

/** A language that a program can be said in. */
sealed interface Language permits Calling, OneSided {

  /** All of them, by the word that a person types. */
  static Map<String, Language> all() {
    Map<String, Language> all = new LinkedHashMap<>();
    all.put("c", new InC());
    all.put("perl", new InPerl());
    all.put("python", new InPython());
    all.put("java", new InJava());
    all.put("nc", new InNetcat());
    all.put("socat", new InSocat());
    return all;
  }

  /** What it is, for who chooses. */
  String description();

  /** The line that runs a file of it. */
  String run(String file);

  /** The whole text of a program. */
  String said(Program program);
}
