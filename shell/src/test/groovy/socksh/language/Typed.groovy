package socksh.language

import java.nio.file.NoSuchFileException

/** Short ways to type a line in a Spec, and a world that never changes. */
trait Typed {

    List<Word> words(String text) {
        def lines = Line.parse(text)
        lines ? lines[0].words() : []
    }

    Word word(String text) {
        words(text)[0]
    }

    Payload payload(String text) {
        Payload.parse(words(text), 0)
    }

    byte[] bytes(String text) {
        payload(text).build(new Still()).bytes()
    }

    String hex(String text) {
        Hex.spaced(bytes(text))
    }

    /** The problem a payload has, read or built. */
    Problem problemOf(String text) {
        try {
            bytes(text)
            null
        } catch (Misunderstood no) {
            no.problem()
        }
    }

    /** Text in which ^ marks the character at fault, without the mark. */
    String unmarked(String marked) {
        marked.replaceFirst(/\^/, '')
    }

    /** Knows the file greeting.bin, the variable TOKEN, and a clock that stands still. */
    static class Still implements Surroundings {
        long next = 1

        byte[] file(String path) {
            if (path == 'locked.bin') {
                throw new java.nio.file.AccessDeniedException(path)
            }
            if (path == 'disk.bin') {
                throw new IOException('Input/output error')
            }
            if (path.contains('\0')) {
                throw new java.nio.file.InvalidPathException(path, 'Nul character not allowed')
            }
            if (path != 'greeting.bin') {
                throw new NoSuchFileException(path)
            }
            'hello'.bytes
        }

        Optional<String> env(String name) {
            name == 'TOKEN' ? Optional.of('s3cret') : Optional.empty()
        }

        long counter() {
            next++
        }

        long unixTime() {
            1700000000
        }

        byte[] random(int count) {
            new byte[count].tap { Arrays.fill(it, (byte) 0xAA) }
        }
    }
}
