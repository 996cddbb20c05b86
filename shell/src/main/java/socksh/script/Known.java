package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import socksh.command.Catalog;
import socksh.session.OpenSocket;
import socksh.session.Sockets;

/** The names that mean something when a line is read: verbs, sockets, variables. */
record Known(Catalog catalog, Sockets sockets, Set<String> variables) {

  boolean isVerb(String name) {
    return catalog.find(name).isPresent();
  }

  boolean isSocket(String name) {
    return sockets.find(name).isPresent();
  }

  boolean isVariable(String name) {
    return variables.contains(name);
  }

  /** Whether it is close to something that Groovy may begin with. */
  boolean isAlmost(String name) {
    List<String> names = new ArrayList<>(variables);
    sockets.all().stream().map(OpenSocket::name).forEach(each -> each.ifPresent(names::add));
    return socksh.language.DidYouMean.closest(name, names).isPresent();
  }
}
