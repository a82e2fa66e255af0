package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.pontis.sandbox.e2e.attack.UnderAttack;

/**
 * Gives a test the {@link Stack} of this test run: one for all classes, and another for those {@link UnderAttack}, on free ports, with
 * fresh data under {@code target}. It starts with the first test that asks for it and stops with the last test of the run.
 */
public final class SharedStack implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedStack.class);

    /** A realm with this name stands for somebody else's server: tests may make it, and no gate stands in it. */
    public static final String UPSTREAM = "upstream";

    /** So many logins are kept that are begun: a flood need not be long to be more. */
    public static final int MOST_BEGUN = 1_500;

    private record Running(Stack stack) implements AutoCloseable {

        static Running start() {
            try {
                Path target = Files.createDirectories(Path.of("target"));
                Stack.Plan plan = Stack.Plan.forTest(Files.createTempDirectory(target, "stack-"))
                        .with("spi-authenticator--pontis-login--ungated-realms", UPSTREAM)
                        // all citizens of the tests sit behind one address
                        .with("spi-authenticator--pontis-login--mobile-id-per-address-hour", "100000")
                        // attacks are looked for one by one
                        .with("spi-authenticator--pontis-login--ledger-strangers-per-minute", "100000")
                        .with("spi-authentication-sessions--infinispan--max-count", MOST_BEGUN + "");
                return new Running(Stack.start(plan, System.out::println));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            stack.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    private static boolean underAttack(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), UnderAttack.class);
    }

    /** For other extensions that need the same stack. */
    public static Stack of(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(underAttack(context), start -> Running.start(), Running.class)
                .stack();
    }
}
