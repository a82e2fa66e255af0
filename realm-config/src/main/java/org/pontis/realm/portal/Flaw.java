package org.pontis.realm.portal;

/**
 * One thing that is wrong in a portal's file.
 *
 * @param file the file's name
 * @param line counted from 1
 * @param path where in the file, such as {@code redirect-uris[1]}
 * @param sentence what is wrong, for the person who wrote it; never a secret
 */
public record Flaw(Code code, String file, int line, String path, String sentence) {

    @Override
    public String toString() {
        return "%s:%d: %s: %s [%s]".formatted(file, line, path.isEmpty() ? "the file" : path, sentence, code);
    }
}
