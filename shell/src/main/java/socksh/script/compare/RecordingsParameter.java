package socksh.script.compare;

import java.util.ArrayList;
import java.util.List;
import socksh.command.Candidate;
import socksh.command.Cursor;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.command.Tint;

/** {@code RECORDING...}: the files of session scripts, with or without their ending. */
record RecordingsParameter() implements Parameter<List<String>> {
  @Override
  public String usage() {
    return "RECORDING...";
  }

  @Override
  public Place place() {
    return Place.REQUIRED;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return cursor.hasNext();
  }

  @Override
  public List<String> read(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("a recording is missing", "`compare one two`, or a file with both");
    }
    List<String> files = new ArrayList<>(List.of(Parameters.path(cursor.take(Tint.FILE))));
    while (cursor.hasNext() && !cursor.at("to") && !cursor.at("overwrite")) {
      files.add(Parameters.path(cursor.take(Tint.FILE)));
    }
    return files;
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    List<Candidate> files = new ArrayList<>();
    for (String path : typed.world().paths(typed.prefix())) {
      if (path.endsWith("/")) {
        files.add(Candidate.open(path, "files", "").quotable());
      } else if (path.endsWith(".groovy")) {
        files.add(Candidate.of(path, "files", "").quotable());
      }
    }
    return files;
  }

  @Override
  public String meaning(Typed typed) {
    return "a recording of the conversation; several, or one in which it was had twice";
  }
}
