package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

import org.pontis.sandbox.e2e.Onboarding;
import org.pontis.sandbox.run.Stack;

/** Puts portals on the broker's books, each by its file, as docs/portals-as-code.md says; and takes them away again. */
final class Registration implements AutoCloseable {

    private final Onboarding onboarding;

    Registration(Stack stack) {
        onboarding = new Onboarding(stack);
    }

    /** The sample's own file, with these values for its placeholders. */
    void sample(String sample, Map<String, String> values) {
        try {
            register(Files.readString(Samples.of(sample).resolve("portal.yaml")), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void register(String file, Map<String, String> values) {
        String filled = file;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        String portal = filled.lines()
                .filter(line -> line.startsWith("portal: "))
                .findFirst()
                .orElseThrow()
                .substring("portal: ".length());
        onboarding.register(portal, filled);
    }

    /** A document beside the files, such as metadata. */
    void beside(String name, String content) {
        onboarding.beside(name, content);
    }

    @Override
    public void close() {
        onboarding.close();
    }
}
