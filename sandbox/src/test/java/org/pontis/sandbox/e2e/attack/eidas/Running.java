package org.pontis.sandbox.e2e.attack.eidas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Our node for all attacks of a run: started for the first, stopped after the last. */
final class Running implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == OurNode.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(OurNode.class))
                .getOrComputeIfAbsent(OurNode.class, any -> new OurNode(folder(), SignatureIT.WEAK_KEY_BESIDES));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "eidas-attack");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
