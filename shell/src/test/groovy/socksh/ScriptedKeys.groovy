package socksh

import socksh.command.Keys

/** A keyboard on which somebody has typed these things, and then ^]; and the screen beside it. */
class ScriptedKeys implements Keys, Keys.Hold {
    final ByteArrayOutputStream shown = new ByteArrayOutputStream()
    private final Queue<Keys.Typing> typed = new ArrayDeque<>()

    ScriptedKeys(List<Keys.Typing> typed = []) {
        this.typed.addAll(typed)
    }

    @Override
    Optional<Keys.Hold> take(Keys.Mode mode) {
        Optional.of(this)
    }

    @Override
    Keys.Typing read(int millis) {
        typed.poll() ?: new Keys.Typing.Back()
    }

    @Override
    synchronized void show(byte[] bytes) {
        shown.writeBytes(bytes)
    }

    @Override
    void close() {
    }
}
